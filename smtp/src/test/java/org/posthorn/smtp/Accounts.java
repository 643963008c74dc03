package org.posthorn.smtp;

import java.time.Clock;
import java.util.stream.Stream;

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
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.Sessions;

/** Accounts to test with; acme's user {@code ann} has the password {@code secret}. */
final class Accounts {
    static final Account ACME = account(1000, 2, AccountState.ACTIVE, ForeignSenderReply.TEMPORARY);
    private static final Credential ANN = new Credential("acme", "ann", PasswordHash.hash("secret"));

    private Accounts() {
    }

    static Account account(long maxMessageSize, int maxRecipients, AccountState state, ForeignSenderReply foreign) {
        AccountSettings settings = Profile.DEFAULT.settings().withLimits(new Limits(maxMessageSize, maxRecipients)).withForeignSenderDomain(foreign);
        return new Account("acme", Profile.DEFAULT, state, settings);
    }

    /** Acme as it is given, with its user. */
    static MemoryAccountStore store(Account acme) {
        MemoryAccountStore accounts = new MemoryAccountStore();
        accounts.put(acme);
        accounts.putCredential(ANN);
        return accounts;
    }

    static AuthCommand auth(Account acme, LoginGuard guard, Sessions sessions, Account... others) {
        MemoryAccountStore accounts = store(acme);
        Stream.of(others).forEach(accounts::put);
        return new AuthCommand(new Authenticator(accounts, Clock.systemUTC()), accounts, guard, sessions);
    }

    /** As if ann had. */
    static void logIn(RelaySession session, Account acme) {
        session.enter(new Identity.Login(acme, ANN), new Sessions());
    }
}
