package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.suppression.BounceCounts;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionFilter;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** The suppression list and its counters in SQLite. */
public final class SqliteSuppressionStore implements SuppressionStore {
    private static final int BATCH = 1000;
    private static final String HOLDS = " AND (until IS NULL OR until > ?3)";
    /** Of an account that was removed nothing stays: what was under way for it then comes to nothing. */
    static final String KNOWN = "(?1 = '*' OR EXISTS (SELECT 1 FROM account WHERE id = ?1))";
    private static final String LISTED = " FROM suppression WHERE account = ?1 AND address > ?2" + HOLDS + " AND (?4 IS NULL OR reason = ?4)"
        + " AND instr(address, ?5) > 0";

    private final StateDatabase state;
    private final Clock clock;

    public SqliteSuppressionStore(StateDatabase state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    @Override
    public Optional<Suppression> find(String account, String address) {
        return state.read(sql -> Sql.first(sql, "SELECT * FROM suppression WHERE account = ?1 AND address = ?2" + HOLDS
            + " UNION ALL SELECT * FROM suppression WHERE account = '*' AND address = ?2" + HOLDS + " LIMIT 1",
            SqliteSuppressionStore::suppression, account, key(address), now()));
    }

    @Override
    public Optional<Suppression> get(String account, String address) {
        return state.read(sql -> get(sql, account, address, now()));
    }

    @Override
    public void put(Suppression entry) {
        state.write(sql -> put(sql, entry));
    }

    @Override
    public int add(List<Suppression> entries) {
        return state.write(sql -> {
            int added = 0;
            for (Suppression entry : entries) {
                added += add(sql, entry, now()) ? 1 : 0;
            }
            return added;
        });
    }

    @Override
    public boolean remove(String account, String address) {
        return state.write(sql -> {
            boolean held = get(sql, account, address, now()).isPresent();
            forget(sql, account, address);
            return held;
        });
    }

    @Override
    public List<Suppression> list(String account, SuppressionFilter filter, Optional<String> after, int limit) {
        return state.read(sql -> Sql.list(sql, "SELECT *" + LISTED + " ORDER BY address LIMIT ?6", SqliteSuppressionStore::suppression,
            account, after.orElse(""), now(), filter.reason().map(Enum::name).orElse(null), filter.part(), limit));
    }

    @Override
    public long count(String account, SuppressionFilter filter) {
        return state.read(sql -> Sql.first(sql, "SELECT count(*)" + LISTED, row -> row.getLong(1),
            account, "", now(), filter.reason().map(Enum::name).orElse(null), filter.part()).orElseThrow());
    }

    @Override
    public long removeAll(String account, SuppressionFilter filter) {
        long removed = 0;
        List<Suppression> some = list(account, filter, Optional.empty(), BATCH);
        while (!some.isEmpty()) {
            List<Suppression> going = some;
            state.write(sql -> {
                for (Suppression entry : going) {
                    forget(sql, account, entry.address());
                }
                return going.size();
            });
            removed += going.size();
            some = list(account, filter, Optional.of(going.get(going.size() - 1).address()), BATCH);
        }
        return removed;
    }

    @Override
    public Optional<Suppression> charge(Charge charge, BounceLimits limits) {
        return state.write(sql -> new Counting(sql, charge, now()).count(limits));
    }

    @Override
    public BounceCounts counts(String account, String address) {
        return state.read(sql -> Sql.first(sql, "SELECT hard, soft FROM bounce_count WHERE account = ?1 AND address = ?2 AND NOT EXISTS"
            + " (SELECT 1 FROM suppression WHERE account = ?1 AND address = ?2 AND until <= ?3)",
            row -> new BounceCounts(row.getInt("hard"), row.getInt("soft")), account, key(address), now())).orElse(BounceCounts.NONE);
    }

    @Override
    public void delivered(String account, String address, MessageCopy copy) {
        boolean counted = state.read(sql -> Sql.first(sql, "SELECT soft FROM bounce_count WHERE account = ? AND address = ? AND soft > 0",
            row -> row.getInt(1), account, key(address))).isPresent();
        if (counted) {
            state.write(sql -> Sql.update(sql, "UPDATE bounce_count SET soft_before = soft, reset_by = ?, soft = 0"
                + " WHERE account = ? AND address = ? AND soft > 0", copy.toString(), account, key(address)));
        }
    }

    @Override
    public void purge(Instant before) {
        int gone;
        do {
            gone = state.write(sql -> Sql.update(sql, "DELETE FROM charge WHERE id IN (SELECT id FROM charge WHERE time < ? LIMIT ?)",
                before.toEpochMilli(), BATCH));
        } while (gone == BATCH);
        List<Suppression> over;
        do {
            over = state.read(sql -> Sql.list(sql, "SELECT * FROM suppression WHERE until <= ? LIMIT ?", SqliteSuppressionStore::suppression,
                before.toEpochMilli(), BATCH));
            over.forEach(entry -> state.write(sql -> end(sql, entry.account(), entry.address(), now())));
        } while (over.size() == BATCH);
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** The entry that holds at that time. */
    static Optional<Suppression> get(Statements sql, String account, String address, long now) throws SQLException {
        return Sql.first(sql, "SELECT * FROM suppression WHERE account = ?1 AND address = ?2" + HOLDS, SqliteSuppressionStore::suppression,
            account, key(address), now);
    }

    /** Adds it unless what is there outweighs it or is as good. */
    static boolean add(Statements sql, Suppression entry, long now) throws SQLException {
        if (insert(sql, "INSERT OR IGNORE", entry) > 0) {
            return true;
        }
        boolean heavier = get(sql, entry.account(), entry.address(), now).map(entry::outweighs).orElse(true);
        return heavier && put(sql, entry) > 0;
    }

    /** Removes an entry whose time is over, and the counters with it. */
    static boolean end(Statements sql, String account, String address, long now) throws SQLException {
        boolean over = Sql.update(sql, "DELETE FROM suppression WHERE account = ? AND address = ? AND until <= ?", account, key(address), now) > 0;
        if (over) {
            forget(sql, account, address);
        }
        return over;
    }

    private static int put(Statements sql, Suppression entry) throws SQLException {
        return insert(sql, "INSERT OR REPLACE", entry);
    }

    private static int insert(Statements sql, String verb, Suppression entry) throws SQLException {
        return Sql.update(sql, verb + " INTO suppression (account, address, reason, since, until, detail) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE " + KNOWN,
            entry.account(), key(entry.address()), entry.reason().name(), entry.since().toEpochMilli(),
            entry.until() == null ? null : entry.until().toEpochMilli(), entry.detail());
    }

    private static void forget(Statements sql, String account, String address) throws SQLException {
        Sql.update(sql, "DELETE FROM bounce_count WHERE account = ? AND address = ?", account, key(address));
        Sql.update(sql, "DELETE FROM suppression WHERE account = ? AND address = ?", account, key(address));
    }

    private long now() {
        return clock.millis();
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        long until = row.getLong("until");
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(until);
        return new Suppression(row.getString("account"), row.getString("address"), SuppressionReason.valueOf(row.getString("reason")),
            Instant.ofEpochMilli(row.getLong("since")), end, row.getString("detail"));
    }
}
