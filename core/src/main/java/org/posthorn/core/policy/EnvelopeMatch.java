package org.posthorn.core.policy;

import java.util.Locale;
import java.util.Optional;

/** How close a message's envelope sender has to be to its author. */
public enum EnvelopeMatch {
    /** The same address, but for the case of its letters. */
    EQUAL,
    /** Domains of one organization, as relaxed alignment of RFC 7489 section 3.1.2 has it. */
    ALIGNED,
    /** No matter. */
    ANY;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EnvelopeMatch> parse(String label) {
        for (EnvelopeMatch match : values()) {
            if (match.label().equals(label)) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }
}
