package org.posthorn.webadmin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

/** A suppression as the API shows and takes it. */
record SuppressionView(String address, String reason, String since, String detail) {
    static final String REASONS = "hard-bounce, soft-bounce-limit, complaint or manual";

    static SuppressionView of(Suppression suppression) {
        return new SuppressionView(suppression.address(), suppression.reason().label(), Json.time(suppression.since()), suppression.detail());
    }

    static Suppression read(Fields fields, String scope, String address, Instant now) {
        return new Suppression(scope, address, fields.text("reason", SuppressionReason::parse, REASONS).orElse(SuppressionReason.MANUAL),
            now.truncatedTo(ChronoUnit.MILLIS), fields.text("detail").orElse(null));
    }
}
