package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.Profile;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** Accounts and credentials in SQLite. All are held in memory too, where every answer comes from: an unknown user costs no look-up either. */
public final class SqliteAccountStore implements AccountStore {
    private final StateDatabase state;
    private final SqliteDomainStore domains;
    private final NavigableMap<String, Account> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, Credential> credentials = new ConcurrentSkipListMap<>();

    /** Reads all accounts. */
    public SqliteAccountStore(StateDatabase state, SqliteDomainStore domains) {
        this.state = state;
        this.domains = domains;
        state.read(sql -> Sql.list(sql, "SELECT * FROM account", SqliteAccountStore::account)).forEach(this::keep);
        state.read(sql -> Sql.list(sql, "SELECT * FROM credential", SqliteAccountStore::credential)).forEach(this::keep);
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public List<Account> list(Optional<String> after, int limit) {
        return after.map(id -> accounts.tailMap(id, false)).orElse(accounts).values().stream().limit(limit).toList();
    }

    @Override
    public void put(Account account) {
        String settings = SettingsJson.write(account.settings());
        state.change(sql -> Sql.update(sql, "INSERT INTO account (id, profile, state, settings) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                + " SET profile = excluded.profile, state = excluded.state, settings = excluded.settings",
            account.id(), account.profile().name(), account.state().name(), settings), rows -> keep(account));
    }

    @Override
    public boolean remove(String id) {
        return state.change(sql -> delete(sql, id), there -> {
            accounts.remove(id);
            credentials.values().removeIf(credential -> credential.account().equals(id));
            domains.forget(id);
        });
    }

    @Override
    public Optional<Credential> credential(String user) {
        return Optional.ofNullable(credentials.get(user));
    }

    @Override
    public List<String> users(String account) {
        return credentials.values().stream().filter(credential -> credential.account().equals(account)).map(Credential::user).toList();
    }

    @Override
    public boolean putCredential(Credential credential) {
        return state.change(sql -> Sql.update(sql, "INSERT INTO credential (user, account, password_hash) VALUES (?, ?, ?) ON CONFLICT (user)"
                + " DO UPDATE SET password_hash = excluded.password_hash WHERE account = excluded.account",
            credential.user(), credential.account(), credential.passwordHash()) > 0, done -> {
                if (done) {
                    keep(credential);
                }
            });
    }

    @Override
    public boolean removeCredential(String account, String user) {
        return state.change(sql -> Sql.update(sql, "DELETE FROM credential WHERE user = ? AND account = ?", user, account) > 0, done -> {
            if (done) {
                credentials.remove(user);
            }
        });
    }

    /** Credentials, domains and tokens go with the account's row. */
    private static boolean delete(Statements sql, String id) throws SQLException {
        Sql.update(sql, "DELETE FROM suppression WHERE account = ?", id);
        Sql.update(sql, "DELETE FROM bounce_count WHERE account = ?", id);
        return Sql.update(sql, "DELETE FROM account WHERE id = ?", id) > 0;
    }

    private void keep(Account account) {
        accounts.put(account.id(), account);
    }

    private void keep(Credential credential) {
        credentials.put(credential.user(), credential);
    }

    private static Account account(ResultSet row) throws SQLException {
        Profile profile = Profile.valueOf(row.getString("profile"));
        return new Account(row.getString("id"), profile, AccountState.valueOf(row.getString("state")),
            SettingsJson.read(row.getString("settings"), profile));
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(row.getString("account"), row.getString("user"), row.getString("password_hash"));
    }
}
