package org.posthorn.core.event;

import java.util.Locale;

/** What an event was learnt from. */
public enum EventSource {
    /** An SMTP dialogue, in or out. */
    SMTP,
    /** A delivery status notification (RFC 3464). */
    DSN,
    /** A feedback report (RFC 5965). */
    ARF,
    /** A request to the public web server. */
    HTTP;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
