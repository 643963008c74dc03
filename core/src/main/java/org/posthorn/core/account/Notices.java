package org.posthorn.core.account;

import java.util.Optional;

/** Mail to an account's people about the account. */
public interface Notices {
    /**
     * Tells that the account's mail is relayed from now on.
     *
     * @param held how many messages waited for that
     * @return the address that is written to; empty if the account has none that takes mail
     */
    Optional<String> activated(Account account, long held);
}
