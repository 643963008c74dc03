package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What mail that came back tells. */
public enum ReturnKind {
    /** Delivery was given up. */
    FAILURE,
    /** Delivery is still being tried. */
    DELAY,
    /** It was delivered. */
    SUCCESS,
    /** It went on to a server that sends no notifications, or to a list (RFC 3464 section 2.3.3: relayed, expanded). */
    RELAYED,
    /** The recipient, or who reads for them, did not want it: a feedback report (RFC 5965) of abuse, fraud, opting out and the like. */
    COMPLAINT,
    /** A machine answers in a person's place (RFC 3834). */
    AUTO_REPLY,
    /** A machine asks the sender to prove something before it lets the mail through. */
    CHALLENGE,
    /** A report that tells nothing of delivery and complains of nothing: a failed authentication (RFC 6591), "not spam". */
    OTHER;

    /** Whether it says what became of a message: not if a machine merely talks to the sender. */
    public boolean isReturn() {
        return this != AUTO_REPLY && this != CHALLENGE;
    }

    /** The name in the API: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ReturnKind> labelled(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
}
