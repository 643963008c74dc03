package org.posthorn.core.suppression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why an address gets no more mail. */
public enum SuppressionReason {
    HARD_BOUNCE(1), SOFT_BOUNCE_LIMIT(0), COMPLAINT(2), UNSUBSCRIBE(2), MANUAL(2);

    /** The names in the API, to be read in a sentence. */
    public static final String LABELS = Arrays.stream(values()).map(SuppressionReason::label).collect(Collectors.joining(", "));

    private final int weight;

    SuppressionReason(int weight) {
        this.weight = weight;
    }

    /** What people want weighs most, then what is known of the mailbox, then what is guessed. */
    int weight() {
        return weight;
    }

    /** The name in the API: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SuppressionReason> parse(String label) {
        return Arrays.stream(values()).filter(reason -> reason.label().equals(label)).findFirst();
    }
}
