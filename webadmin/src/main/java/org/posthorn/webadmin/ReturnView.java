package org.posthorn.webadmin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.ReturnResult;

/** What a return tells of a recipient, as the API shows it; what it does not tell is absent. */
record ReturnView(String kind, String recipient, String action, String status, Integer replyCode, @JsonProperty("class") String bounceClass,
                  String category, String feedbackType, String diagnostic, String remoteHost, String rule) {
    static ReturnView of(ReturnResult result) {
        ReturnResult.Told told = result.told();
        Bounce bounce = result.bounce();
        return new ReturnView(result.kind().label(), result.recipient(), told.action(), told.status(), told.replyCode() == 0 ? null : told.replyCode(),
            bounce == null ? null : bounce.bounceClass().label(), bounce == null ? null : bounce.category().label(), result.feedbackType(),
            told.diagnostic(), told.remoteHost(), result.rule());
    }
}
