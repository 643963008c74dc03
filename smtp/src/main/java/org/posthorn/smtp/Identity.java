package org.posthorn.smtp;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.Credential;

/** Whose session it is, and how it came to be. */
sealed interface Identity {
    /** As it was when the session became its. */
    Account account();

    /**
     * By AUTH, for the whole session.
     *
     * @param credential what was logged in with
     */
    record Login(Account account, Credential credential) implements Identity {
    }

    /** By the client's IP in a trust zone, until a sender that is not the account's. */
    record Trust(Account account) implements Identity {
    }
}
