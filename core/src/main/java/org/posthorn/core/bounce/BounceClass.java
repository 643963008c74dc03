package org.posthorn.core.bounce;

import java.util.Locale;

/** Whether a failure says that the mailbox is gone ({@code HARD}) or something else ({@code SOFT}). */
public enum BounceClass {
    HARD, SOFT;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
