package org.posthorn.core.account;

import java.util.Locale;

/** Whether an account may send. */
public enum AccountState {
    ACTIVE,
    /** Its mail is refused. */
    SUSPENDED;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
