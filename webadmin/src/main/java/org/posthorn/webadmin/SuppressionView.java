package org.posthorn.webadmin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

/** A suppression as the API shows and takes it. */
record SuppressionView(String address, String reason, String since, String until, String detail) {
    static final List<String> COLUMNS = List.of("address", "reason", "since", "until", "detail");

    static SuppressionView of(Suppression suppression) {
        String until = suppression.until() == null ? null : Json.time(suppression.until());
        return new SuppressionView(suppression.address(), suppression.reason().label(), Json.time(suppression.since()), until, suppression.detail());
    }

    static Suppression read(Fields fields, String scope, String address, Instant now) {
        return new Suppression(scope, address, fields.text("reason", SuppressionReason::parse, SuppressionReason.LABELS).orElse(SuppressionReason.MANUAL),
            now.truncatedTo(ChronoUnit.MILLIS), until(fields, now), fields.text("detail").orElse(null));
    }

    private static Instant until(Fields fields, Instant now) {
        return fields.text("until", Query::parseTime, Query.TIME_FORM)
            .filter(time -> time.isAfter(now) || fields.wrong("until", "a time to come")).orElse(null);
    }

    /** Its cells under {@link #COLUMNS}. */
    List<String> row() {
        return Arrays.asList(address, reason, since, until, detail);
    }
}
