package org.posthorn.sqlite.state;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

import org.posthorn.core.account.Account;
import org.posthorn.core.secret.MasterKey;

/** All stores over one file, as the server has them. */
record State(StateDatabase database, SqliteAccountStore accounts, SqliteDomainStore domains, SqliteSuppressionStore suppressions,
             SqliteApiTokenStore tokens) implements AutoCloseable {
    static State open(Path directory) {
        return open(directory, masterKey(7));
    }

    static State open(Path directory, MasterKey masterKey) {
        StateDatabase database = StateDatabase.open(directory.resolve("state.db"));
        try {
            SqliteDomainStore domains = new SqliteDomainStore(database, masterKey);
            return new State(database, new SqliteAccountStore(database, domains), domains, new SqliteSuppressionStore(database, Clock.systemUTC()),
                new SqliteApiTokenStore(database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    static MasterKey masterKey(int octet) {
        byte[] secret = new byte[MasterKey.BYTES];
        Arrays.fill(secret, (byte) octet);
        return MasterKey.of(secret);
    }

    /** Adds the accounts that the contracts speak of. */
    State withAccounts() {
        accounts.put(Account.withDefaults("acme"));
        accounts.put(Account.withDefaults("beta"));
        return this;
    }

    @Override
    public void close() {
        database.close();
    }
}
