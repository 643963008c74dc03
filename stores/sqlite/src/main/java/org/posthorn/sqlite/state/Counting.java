package org.posthorn.sqlite.state;

import java.sql.SQLException;
import java.util.Optional;

import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** One charge within one transaction: noted, counted, and turned into a suppression at the limit. */
record Counting(Statements sql, Charge charge) {
    Optional<Suppression> count(BounceLimits limits) throws SQLException {
        if (!isNew()) {
            return Optional.empty();
        }
        boolean hard = charge.bounceClass() == BounceClass.HARD;
        int count = increment(hard ? "hard" : "soft");
        if (count < (hard ? limits.hard() : limits.soft())) {
            return Optional.empty();
        }
        return suppress(hard ? SuppressionReason.HARD_BOUNCE : SuppressionReason.SOFT_BOUNCE_LIMIT);
    }

    private boolean isNew() throws SQLException {
        return Sql.update(sql, "INSERT OR IGNORE INTO charge (id, time) VALUES (?, ?)", charge.id(), charge.time().toEpochMilli()) > 0;
    }

    private int increment(String column) throws SQLException {
        Sql.update(sql, "INSERT OR IGNORE INTO bounce_count (account, address, hard, soft) VALUES (?, ?, 0, 0)", charge.account(), address());
        Sql.update(sql, "UPDATE bounce_count SET " + column + " = " + column + " + 1 WHERE account = ? AND address = ?", charge.account(), address());
        return Sql.first(sql, "SELECT " + column + " FROM bounce_count WHERE account = ? AND address = ?", row -> row.getInt(1),
            charge.account(), address()).orElseThrow();
    }

    /** Leaves an entry that is there. */
    private Optional<Suppression> suppress(SuppressionReason reason) throws SQLException {
        int added = Sql.update(sql, "INSERT OR IGNORE INTO suppression (account, address, reason, since, detail) VALUES (?, ?, ?, ?, ?)",
            charge.account(), address(), reason.name(), charge.time().toEpochMilli(), charge.detail());
        return added > 0 ? Optional.of(new Suppression(charge.account(), address(), reason, charge.time(), charge.detail())) : Optional.empty();
    }

    private String address() {
        return SqliteSuppressionStore.key(charge.address());
    }
}
