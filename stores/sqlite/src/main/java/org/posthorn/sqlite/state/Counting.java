package org.posthorn.sqlite.state;

import java.sql.SQLException;
import java.util.Optional;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** One charge within one transaction: noted, counted, and turned into a suppression at the limit. */
record Counting(Statements sql, Charge charge, long now) {
    Optional<Suppression> count(BounceLimits limits) throws SQLException {
        if (!isNew()) {
            return Optional.empty();
        }
        SqliteSuppressionStore.end(sql, charge.account(), address(), now);
        boolean hard = charge.bounceClass() == BounceClass.HARD;
        if (increment(hard) < (hard ? limits.hard() : limits.soft())) {
            return Optional.empty();
        }
        Suppression due = charge.suppression(limits);
        return SqliteSuppressionStore.add(sql, due, now) ? Optional.of(due) : Optional.empty();
    }

    private boolean isNew() throws SQLException {
        return Sql.update(sql, "INSERT OR IGNORE INTO charge (id, time) VALUES (?, ?)", charge.id(), charge.time().toEpochMilli()) > 0;
    }

    private int increment(boolean hard) throws SQLException {
        Sql.update(sql, "INSERT OR IGNORE INTO bounce_count (account, address, hard, soft) SELECT ?1, ?2, 0, 0 WHERE " + SqliteSuppressionStore.KNOWN,
            charge.account(), address());
        if (!hard) {
            Sql.update(sql, "UPDATE bounce_count SET soft = max(soft, soft_before), soft_before = 0, reset_by = NULL"
                + " WHERE account = ? AND address = ? AND reset_by = ?", charge.account(), address(), charge.copy().toString());
        }
        String column = hard ? "hard" : "soft";
        Sql.update(sql, "UPDATE bounce_count SET " + column + " = " + column + " + 1 WHERE account = ? AND address = ?", charge.account(), address());
        return Sql.first(sql, "SELECT " + column + " FROM bounce_count WHERE account = ? AND address = ?", row -> row.getInt(1),
            charge.account(), address()).orElse(0);
    }

    private String address() {
        return SqliteSuppressionStore.key(charge.address());
    }
}
