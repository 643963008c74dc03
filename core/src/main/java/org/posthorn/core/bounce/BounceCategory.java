package org.posthorn.core.bounce;

import java.util.Locale;

/** Why mail was refused. */
public enum BounceCategory {
    BAD_MAILBOX, BAD_DOMAIN, INACTIVE, MOVED, MAILBOX_FULL, TOO_BIG, CONTENT, POLICY, AUTHENTICATION,
    RATE, RELAY_DENIED, PROTOCOL, DNS, CONNECTION, EXPIRED, OTHER;

    /** The name in the API: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
