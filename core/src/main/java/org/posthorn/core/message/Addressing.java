package org.posthorn.core.message;

import java.util.Locale;

/** How a message's header addresses a recipient of its envelope. */
public enum Addressing {
    TO,
    CC,
    /** In neither of them. */
    BCC;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
