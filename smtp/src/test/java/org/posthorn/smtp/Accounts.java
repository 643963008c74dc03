package org.posthorn.smtp;

import java.time.Clock;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountSettings;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.Authenticator;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.account.PasswordHash;
import org.posthorn.core.account.Profile;

/** Accounts to test with; acme's user {@code ann} has the password {@code secret}. */
final class Accounts {
    static final Account ACME = account(1000, 2, AccountState.ACTIVE, ForeignSenderReply.TEMPORARY);
    private static final String HASH = PasswordHash.hash("secret");

    private Accounts() {
    }

    static Account account(long maxMessageSize, int maxRecipients, AccountState state, ForeignSenderReply foreign) {
        AccountSettings settings = Profile.DEFAULT.settings().withLimits(new Limits(maxMessageSize, maxRecipients)).withForeignSenderDomain(foreign);
        return new Account("acme", Profile.DEFAULT, state, settings);
    }

    static Authenticator authenticator() {
        return authenticator(ACME);
    }

    static Authenticator authenticator(Account acme) {
        MemoryAccountStore accounts = new MemoryAccountStore();
        accounts.put(acme);
        accounts.putCredential(new Credential("acme", "ann", HASH));
        return new Authenticator(accounts, Clock.systemUTC());
    }
}
