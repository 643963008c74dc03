package org.posthorn.smtp;

import java.time.Clock;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.Authenticator;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.account.PasswordHash;

/** Accounts to test with; acme's user {@code ann} has the password {@code secret}. */
final class Accounts {
    static final Account ACME = account(1000, 2, AccountState.ACTIVE, ForeignSenderReply.TEMPORARY);
    private static final String HASH = PasswordHash.hash("secret");

    private Accounts() {
    }

    static Account account(long maxMessageSize, int maxRecipients, AccountState state, ForeignSenderReply foreign) {
        Account defaults = Account.withDefaults("acme");
        return new Account("acme", state, maxMessageSize, maxRecipients, foreign, defaults.bounceLimits(), defaults.retention());
    }

    static Authenticator authenticator() {
        MemoryAccountStore accounts = new MemoryAccountStore();
        accounts.put(ACME);
        accounts.putCredential(new Credential("acme", "ann", HASH));
        return new Authenticator(accounts, Clock.systemUTC());
    }
}
