package org.posthorn.testing;

/** The points of an SMTP session (RFC 5321, RFC 3207) at which a {@link Behaviour} can act. */
public enum Stage {
    /** Before the greeting. */
    CONNECT,
    EHLO,
    STARTTLS,
    MAIL,
    RCPT,
    /** Before the 354. */
    DATA,
    /** After the final dot, before the reply. */
    END_OF_DATA;

    /** Whether the recipient is known at this stage, so that what is scripted for one recipient applies. */
    public boolean knowsRecipients() {
        return this == RCPT || this == DATA || this == END_OF_DATA;
    }
}
