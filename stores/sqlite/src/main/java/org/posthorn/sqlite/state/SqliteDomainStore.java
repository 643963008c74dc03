package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import org.posthorn.core.dkim.DkimKey;
import org.posthorn.core.dkim.DkimKeys;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.SqliteException;

/** Sending domains in SQLite, their private keys sealed under the master key. All are held in memory too, where every answer comes from. */
public final class SqliteDomainStore implements DomainStore {
    private final StateDatabase state;
    private final MasterKey masterKey;
    private final Map<String, SendingDomain> domains = new ConcurrentSkipListMap<>();
    /** The accounts whose return addresses live at each bounce domain. */
    private volatile Map<String, Set<String>> bounceDomains = Map.of();

    /**
     * Reads all domains and opens their keys.
     *
     * @throws SqliteException if a key was sealed under another master key
     */
    public SqliteDomainStore(StateDatabase state, MasterKey masterKey) {
        this.state = state;
        this.masterKey = masterKey;
        state.read(sql -> Sql.list(sql, "SELECT * FROM sending_domain", this::domain)).forEach(domain -> domains.put(domain.domain(), domain));
        noteBounceDomains();
    }

    @Override
    public Optional<SendingDomain> find(String domain) {
        return Optional.ofNullable(domains.get(domain));
    }

    @Override
    public List<SendingDomain> list(String account) {
        return domains.values().stream().filter(domain -> domain.account().equals(account)).toList();
    }

    @Override
    public boolean isBounceDomain(String domain) {
        return bounceDomains.containsKey(domain);
    }

    @Override
    public Optional<String> bounceDomainOwner(String domain) {
        return Optional.ofNullable(bounceDomains.get(domain)).filter(accounts -> accounts.size() == 1).flatMap(accounts -> accounts.stream().findFirst());
    }

    @Override
    public boolean put(SendingDomain domain) {
        byte[] sealed = masterKey.seal(DkimKeys.encode(domain.key().privateKey()), context(domain.domain(), domain.key().selector()));
        return state.change(sql -> Sql.update(sql, "INSERT INTO sending_domain (domain, account, bounce_domain, selector, private_key, tracking_host)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (domain) DO UPDATE SET bounce_domain = excluded.bounce_domain, selector = excluded.selector,"
                + " private_key = excluded.private_key, tracking_host = excluded.tracking_host WHERE account = excluded.account",
            domain.domain(), domain.account(), domain.bounceDomain(), domain.key().selector(), sealed, domain.trackingHost()) > 0, done -> {
                if (done) {
                    domains.put(domain.domain(), domain);
                    noteBounceDomains();
                }
            });
    }

    @Override
    public boolean remove(String account, String domain) {
        return state.change(sql -> Sql.update(sql, "DELETE FROM sending_domain WHERE domain = ? AND account = ?", domain, account) > 0, done -> {
            if (done) {
                domains.remove(domain);
                noteBounceDomains();
            }
        });
    }

    /** Follows the removal of an account, whose domains have left the file. */
    void forget(String account) {
        domains.values().removeIf(domain -> domain.account().equals(account));
        noteBounceDomains();
    }

    private void noteBounceDomains() {
        bounceDomains = domains.values().stream().collect(Collectors.groupingBy(SendingDomain::bounceDomain,
            Collectors.mapping(SendingDomain::account, Collectors.toUnmodifiableSet())));
    }

    private SendingDomain domain(ResultSet row) throws SQLException {
        String domain = row.getString("domain");
        return new SendingDomain(row.getString("account"), domain, row.getString("bounce_domain"),
            open(domain, row.getString("selector"), row.getBytes("private_key")), row.getString("tracking_host"));
    }

    private DkimKey open(String domain, String selector, byte[] sealed) {
        try {
            return DkimKeys.decode(selector, masterKey.open(sealed, context(domain, selector)));
        } catch (IllegalArgumentException e) {
            throw new SqliteException("The DKIM key of " + domain + " cannot be opened: is this the master key that it was stored with?", e);
        }
    }

    private static String context(String domain, String selector) {
        return "dkim " + domain + " " + selector;
    }
}
