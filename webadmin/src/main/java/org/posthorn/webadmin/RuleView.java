package org.posthorn.webadmin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.posthorn.core.bounce.RuleSummary;

/** A rule for returns as the API shows it. */
record RuleView(String name, String decides, String category, @JsonProperty("class") String bounceClass, String kind, String file, String because) {
    static RuleView of(RuleSummary rule) {
        return new RuleView(rule.name(), rule.decides(), rule.category() == null ? null : rule.category().label(),
            rule.bounceClass() == null ? null : rule.bounceClass().label(), rule.kind() == null ? null : rule.kind().label(), rule.file(), rule.because());
    }
}
