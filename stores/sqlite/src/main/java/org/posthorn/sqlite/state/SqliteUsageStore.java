package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.posthorn.core.account.Period;
import org.posthorn.core.admission.UsageStore;
import org.posthorn.sqlite.Sql;

/** The usage of quotas in SQLite; an account's goes with the account. */
public final class SqliteUsageStore implements UsageStore {
    private final StateDatabase state;

    public SqliteUsageStore(StateDatabase state) {
        this.state = state;
    }

    @Override
    public List<Count> list() {
        return state.read(sql -> Sql.list(sql, "SELECT * FROM quota_usage ORDER BY account, period", SqliteUsageStore::count));
    }

    @Override
    public void put(Collection<Count> counts) {
        state.write(sql -> {
            for (Count count : counts) {
                // An account that was removed in the meantime has no usage any more.
                Sql.update(sql, "INSERT OR REPLACE INTO quota_usage (account, period, start, used) SELECT id, ?, ?, ? FROM account WHERE id = ?",
                    count.period().name(), count.start().toEpochMilli(), count.used(), count.account());
            }
            return counts.size();
        });
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("account"), Period.valueOf(row.getString("period")), Instant.ofEpochMilli(row.getLong("start")),
            row.getLong("used"));
    }
}
