package org.posthorn.sqlite.queue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.posthorn.core.message.RawMessage;
import org.posthorn.sqlite.Statements;

/** The SQL of the queue file. */
final class Rows {
    private static final String SHARED = "SELECT 1 FROM item WHERE body = ? AND id <> ? LIMIT 1";

    private Rows() {
    }

    static void insert(Statements sql, NewItem item, long body) throws SQLException {
        PreparedStatement row = sql.of("INSERT INTO item (id, body, meta, added) VALUES (?, ?, ?, ?)");
        row.setLong(1, item.entry().id());
        row.setLong(2, body);
        row.setBytes(3, item.meta());
        row.setBytes(4, item.message().added());
        row.executeUpdate();
        insert(sql, item.queue().queue(), item.entry());
    }

    static void insertBody(Statements sql, long id, byte[] bytes) throws SQLException {
        PreparedStatement row = sql.of("INSERT INTO body (id, bytes) VALUES (?, ?)");
        row.setLong(1, id);
        row.setBytes(2, bytes);
        row.executeUpdate();
        // Prepared statements are kept, and with them what was last set: a big body should not stay in memory.
        row.clearParameters();
    }

    /** Deletes an item, and its body if no other item points to it. */
    static void delete(Statements sql, long id) throws SQLException {
        long body = bodyOf(sql, id);
        if (!isShared(sql, id, body)) {
            update(sql, "DELETE FROM body WHERE id = ?", body);
        }
        update(sql, "DELETE FROM item WHERE id = ?", id);
        update(sql, "DELETE FROM q WHERE id = ?", id);
    }

    static void reschedule(Statements sql, Entry entry) throws SQLException {
        PreparedStatement row = sql.of("UPDATE q SET attempts = ?, due = ? WHERE id = ?");
        row.setInt(1, entry.attempts());
        row.setLong(2, entry.due());
        row.setLong(3, entry.id());
        row.executeUpdate();
    }

    static Optional<StoredItem> item(Statements sql, long id) throws SQLException {
        PreparedStatement query = sql.of("SELECT body, meta FROM item WHERE id = ?");
        query.setLong(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(new StoredItem(id, row.getLong(1), row.getBytes(2))) : Optional.empty();
        }
    }

    /** One query, so that the file is looked at once: an item and its message. */
    static Optional<StoredMail> mail(Statements sql, long id) throws SQLException {
        PreparedStatement query = sql.of("SELECT item.body, meta, added, bytes FROM item JOIN body ON body.id = item.body WHERE item.id = ?");
        query.setLong(1, id);
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            StoredItem item = new StoredItem(id, row.getLong(1), row.getBytes(2));
            return Optional.of(new StoredMail(item, new RawMessage(row.getBytes(3), row.getBytes(4))));
        }
    }

    private static void insert(Statements sql, int queue, Entry entry) throws SQLException {
        PreparedStatement row = sql.of("INSERT INTO q (id, queue, lane, prio, attempts, deadline, due) VALUES (?, ?, ?, ?, ?, ?, ?)");
        row.setLong(1, entry.id());
        row.setInt(2, queue);
        row.setString(3, entry.lane());
        row.setInt(4, entry.priority());
        row.setInt(5, entry.attempts());
        row.setLong(6, entry.deadline());
        row.setLong(7, entry.due());
        row.executeUpdate();
    }

    private static long bodyOf(Statements sql, long id) throws SQLException {
        PreparedStatement query = sql.of("SELECT body FROM item WHERE id = ?");
        query.setLong(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private static boolean isShared(Statements sql, long id, long body) throws SQLException {
        PreparedStatement query = sql.of(SHARED);
        query.setLong(1, body);
        query.setLong(2, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private static void update(Statements sql, String statement, long id) throws SQLException {
        PreparedStatement row = sql.of(statement);
        row.setLong(1, id);
        row.executeUpdate();
    }
}
