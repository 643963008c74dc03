package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why mail was refused. */
public enum BounceCategory {
    BAD_MAILBOX, BAD_DOMAIN, INACTIVE, MOVED, MAILBOX_FULL, TOO_BIG, CONTENT, SPAM, POLICY, BLOCKLISTED_IP, BLOCKLISTED_DOMAIN, AUTHENTICATION,
    RATE, GREYLISTED, RELAY_DENIED, PROTOCOL, DNS, CONNECTION, EXPIRED, OTHER;

    /** The name in the API: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<BounceCategory> labelled(String label) {
        return Arrays.stream(values()).filter(category -> category.label().equals(label)).findFirst();
    }

    /** Whether it says by itself that the mailbox or its host does not exist, has moved, or takes no mail. */
    boolean tellsOfAGoneMailbox() {
        return this == BAD_MAILBOX || this == BAD_DOMAIN || this == MOVED;
    }

    /** Whether it says something of the recipient alone. */
    boolean isAboutTheRecipient() {
        return tellsOfAGoneMailbox() || this == INACTIVE || this == MAILBOX_FULL;
    }
}
