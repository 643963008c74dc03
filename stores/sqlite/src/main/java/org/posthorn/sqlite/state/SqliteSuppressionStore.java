package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.sqlite.Sql;

/** The suppression list and its counters in SQLite. */
public final class SqliteSuppressionStore implements SuppressionStore {
    private static final int BATCH = 1000;

    private final StateDatabase state;

    public SqliteSuppressionStore(StateDatabase state) {
        this.state = state;
    }

    @Override
    public Optional<Suppression> find(String account, String address) {
        // The scope * sorts before every account's id.
        return state.read(sql -> Sql.first(sql, "SELECT * FROM suppression WHERE account IN (?, '*') AND address = ? ORDER BY account DESC LIMIT 1",
            SqliteSuppressionStore::suppression, account, key(address)));
    }

    @Override
    public Optional<Suppression> get(String account, String address) {
        return state.read(sql -> Sql.first(sql, "SELECT * FROM suppression WHERE account = ? AND address = ?",
            SqliteSuppressionStore::suppression, account, key(address)));
    }

    @Override
    public void put(Suppression entry) {
        state.write(sql -> Sql.update(sql, "INSERT OR REPLACE INTO suppression (account, address, reason, since, detail) VALUES (?, ?, ?, ?, ?)",
            entry.account(), key(entry.address()), entry.reason().name(), entry.since().toEpochMilli(), entry.detail()));
    }

    @Override
    public boolean remove(String account, String address) {
        return state.write(sql -> {
            Sql.update(sql, "DELETE FROM bounce_count WHERE account = ? AND address = ?", account, key(address));
            return Sql.update(sql, "DELETE FROM suppression WHERE account = ? AND address = ?", account, key(address)) > 0;
        });
    }

    @Override
    public List<Suppression> list(String account, Optional<SuppressionReason> reason, Optional<String> after, int limit) {
        return state.read(sql -> Sql.list(sql, "SELECT * FROM suppression WHERE account = ?1 AND address > ?2 AND (?3 IS NULL OR reason = ?3)"
            + " ORDER BY address LIMIT ?4", SqliteSuppressionStore::suppression, account, after.orElse(""), reason.map(Enum::name).orElse(null), limit));
    }

    @Override
    public Optional<Suppression> charge(Charge charge, BounceLimits limits) {
        return state.write(sql -> new Counting(sql, charge).count(limits));
    }

    @Override
    public void delivered(String account, String address) {
        boolean counted = state.read(sql -> Sql.first(sql, "SELECT soft FROM bounce_count WHERE account = ? AND address = ? AND soft > 0",
            row -> row.getInt(1), account, key(address))).isPresent();
        if (counted) {
            state.write(sql -> Sql.update(sql, "UPDATE bounce_count SET soft = 0 WHERE account = ? AND address = ?", account, key(address)));
        }
    }

    @Override
    public void purgeCharges(Instant before) {
        int gone;
        do {
            gone = state.write(sql -> Sql.update(sql, "DELETE FROM charge WHERE id IN (SELECT id FROM charge WHERE time < ? LIMIT ?)",
                before.toEpochMilli(), BATCH));
        } while (gone == BATCH);
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        return new Suppression(row.getString("account"), row.getString("address"), SuppressionReason.valueOf(row.getString("reason")),
            Instant.ofEpochMilli(row.getLong("since")), row.getString("detail"));
    }
}
