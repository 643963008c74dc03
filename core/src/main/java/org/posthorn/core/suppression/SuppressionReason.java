package org.posthorn.core.suppression;

import java.util.Locale;
import java.util.Optional;

/** Why an address gets no more mail. */
public enum SuppressionReason {
    HARD_BOUNCE, SOFT_BOUNCE_LIMIT, COMPLAINT, UNSUBSCRIBE, MANUAL;

    /** The name in the API: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SuppressionReason> parse(String label) {
        for (SuppressionReason reason : values()) {
            if (reason.label().equals(label)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
