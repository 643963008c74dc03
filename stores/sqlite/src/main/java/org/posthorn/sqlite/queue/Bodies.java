package org.posthorn.sqlite.queue;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;

import org.posthorn.sqlite.Statements;

/** Which arrays the file already has, and in which row. Arrays are told apart by identity: nobody writes to a message's bytes. */
final class Bodies {
    private final Map<byte[], Long> rows = new IdentityHashMap<>();

    Bodies() {
    }

    private Bodies(Bodies other) {
        rows.putAll(other.rows);
    }

    Bodies copy() {
        return new Bodies(this);
    }

    void put(byte[] bytes, long row) {
        rows.put(bytes, row);
    }

    /** The row that has the item's body, written if there is none. */
    long rowFor(Statements sql, NewItem item) throws SQLException {
        byte[] bytes = item.message().base();
        Long row = rows.get(bytes);
        if (row == null) {
            row = item.entry().id();
            Rows.insertBody(sql, row, bytes);
            rows.put(bytes, row);
        }
        return row;
    }
}
