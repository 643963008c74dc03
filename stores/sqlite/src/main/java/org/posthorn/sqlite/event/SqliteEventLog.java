package org.posthorn.sqlite.event;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventPage;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MailingUsage;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageId;
import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.GroupCommit;
import org.posthorn.sqlite.Schema;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** Messages and events in a SQLite file of their own; callers on many threads share a sync. */
public final class SqliteEventLog implements EventLog, AutoCloseable {
    /** The inner limit bounds how many rows are read, whatever their type. */
    static final String LATEST = "SELECT json FROM (SELECT type, json FROM event INDEXED BY event_recipient WHERE account = ? AND recipient = ?"
        + " ORDER BY seq DESC LIMIT ?) WHERE type = ?";

    private static final int PURGE_BATCH = 1000;

    private final Database database;
    private final GroupCommit writer;

    private SqliteEventLog(Database database) {
        this.database = database;
        this.writer = GroupCommit.start(database);
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws org.posthorn.sqlite.SqliteException if it cannot be opened
     */
    public static SqliteEventLog open(Path file) {
        return new SqliteEventLog(Database.open(file, Schema.beside(SqliteEventLog.class)));
    }

    @Override
    public void accept(SubmittedMessage message, List<Event> events) {
        List<EventRow> rows = rows(events);
        writer.run(sql -> accept(sql, message, rows));
    }

    private static int accept(Statements sql, SubmittedMessage message, List<EventRow> rows) throws SQLException {
        MessageRows.insert(sql, message);
        int added = insert(sql, rows);
        if (added > 0) {
            UsageRows.count(sql, message, added);
        }
        return added;
    }

    @Override
    public void append(List<Event> events) {
        List<EventRow> rows = rows(events);
        if (!rows.isEmpty()) {
            writer.run(sql -> insert(sql, rows));
        }
    }

    @Override
    public Optional<SubmittedMessage> message(MessageId id) {
        return database.read(sql -> MessageRows.find(sql, id));
    }

    @Override
    public List<Event> history(MessageId id) {
        return database.read(sql -> Sql.list(sql, "SELECT json FROM event WHERE id > ? AND id < ? ORDER BY seq", EventRow::event,
            EventRow.firstId(id), EventRow.lastId(id)));
    }

    /** @throws IllegalArgumentException if {@code after} is not what a page before gave as {@code next} */
    @Override
    public EventPage query(EventQuery query) {
        List<EventRow> found = database.read(new Search(query));
        int shown = Math.min(query.limit(), found.size());
        Optional<String> next = found.size() > shown ? Optional.of(Long.toString(found.get(shown - 1).seq())) : Optional.empty();
        return new EventPage(found.subList(0, shown).stream().map(EventRow::event).toList(), next);
    }

    @Override
    public List<Event> latest(String account, String recipient, EventType type, int depth) {
        return database.read(sql -> Sql.list(sql, LATEST, EventRow::event, account, recipient.toLowerCase(Locale.ROOT), depth, type.label()));
    }

    @Override
    public List<MailingUsage> usage(String account, YearMonth month) {
        return database.read(sql -> UsageRows.of(sql, account, month));
    }

    @Override
    public int purge(Instant before) {
        long time = before.toEpochMilli();
        inBatches("DELETE FROM message WHERE id IN (SELECT id FROM message WHERE time < ? LIMIT ?)", time);
        return inBatches("DELETE FROM event WHERE seq IN (SELECT seq FROM event WHERE time < ? LIMIT ?)", time);
    }

    /** Writes what waits, then closes the file. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }

    /** Small transactions, so that mail does not wait for them. */
    private int inBatches(String delete, long time) {
        int total = 0;
        int gone;
        do {
            gone = writer.run(sql -> Sql.update(sql, delete, time, PURGE_BATCH));
            total += gone;
        } while (gone == PURGE_BATCH);
        return total;
    }

    /** Made by the caller's thread, so that the one that writes does nothing else. */
    private static List<EventRow> rows(List<Event> events) {
        return events.stream().map(EventRow::of).toList();
    }

    private static int insert(Statements sql, List<EventRow> rows) throws SQLException {
        int added = 0;
        for (EventRow row : rows) {
            added += row.insert(sql);
        }
        return added;
    }
}
