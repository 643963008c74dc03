package org.posthorn.core.account;

import java.util.Locale;

/** What becomes of an account's mail. */
public enum AccountState {
    /** It is taken and held until the account is activated. */
    PENDING,
    /** It is delivered. */
    ACTIVE,
    /** Everything runs but nothing leaves: outcomes are simulated from the recipient's address. */
    SANDBOX,
    /** It is refused. */
    SUSPENDED;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
