package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.posthorn.core.admission.Ban;
import org.posthorn.core.admission.BanStore;
import org.posthorn.sqlite.Sql;

/** Bans in SQLite. */
public final class SqliteBanStore implements BanStore {
    private final StateDatabase state;

    public SqliteBanStore(StateDatabase state) {
        this.state = state;
    }

    @Override
    public List<Ban> list() {
        return state.read(sql -> Sql.list(sql, "SELECT * FROM ban ORDER BY ip", SqliteBanStore::ban));
    }

    @Override
    public void put(Ban ban) {
        state.write(sql -> Sql.update(sql, "INSERT OR REPLACE INTO ban (ip, since, until) VALUES (?, ?, ?)",
            ban.ip(), ban.since().toEpochMilli(), ban.until().toEpochMilli()));
    }

    @Override
    public boolean remove(String ip) {
        return state.write(sql -> Sql.update(sql, "DELETE FROM ban WHERE ip = ?", ip) > 0);
    }

    private static Ban ban(ResultSet row) throws SQLException {
        return new Ban(row.getString("ip"), Instant.ofEpochMilli(row.getLong("since")), Instant.ofEpochMilli(row.getLong("until")));
    }
}
