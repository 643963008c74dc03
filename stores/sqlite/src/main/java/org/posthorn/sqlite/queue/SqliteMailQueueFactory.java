package org.posthorn.sqlite.queue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.Schema;
import org.posthorn.sqlite.Statements;

/** All mail queues in one file, so that a mail can move from one to another in one transaction. */
public final class SqliteMailQueueFactory implements MailQueueFactory<SqliteMailQueue>, AutoCloseable {
    /** The delivery engine's queue: its mails are single recipients' copies, and wait in lanes. */
    public static final MailQueueName OUTGOING = MailQueueName.of("outgoing");

    private final MailStore store;
    private final Map<MailQueueName, SqliteMailQueue> queues = new ConcurrentHashMap<>();

    private SqliteMailQueueFactory(MailStore store) {
        this.store = store;
    }

    /**
     * Opens the file, or makes it, and reads the order of what waits in it.
     *
     * @throws org.posthorn.sqlite.SqliteException if that fails
     */
    public static SqliteMailQueueFactory open(Path file, Clock clock) {
        Database database = Database.open(file, Schema.beside(SqliteMailQueueFactory.class));
        SqliteMailQueueFactory factory = new SqliteMailQueueFactory(new MailStore(database, clock));
        factory.store.read(factory::restore);
        return factory;
    }

    @Override
    public Optional<SqliteMailQueue> getQueue(MailQueueName name, PrefetchCount count) {
        return Optional.ofNullable(queues.get(name));
    }

    @Override
    public SqliteMailQueue createQueue(MailQueueName name, PrefetchCount count) {
        return queues.computeIfAbsent(name, absent -> queue(absent, store.write(sql -> insert(sql, absent))));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return queues.keySet().stream().collect(toUnmodifiableSet());
    }

    /** The queue {@link #OUTGOING} as the delivery engine sees it. */
    public OutgoingQueue outgoing() {
        return new SqliteOutgoingQueue(store, createQueue(OUTGOING).index());
    }

    /** Why nothing can be queued any more, if a write to the file has failed in a way that leaves no trust in it. */
    public Optional<String> causeOfDeath() {
        return store.causeOfDeath();
    }

    /** Ends every subscription, writes what was asked for before, and closes the file. */
    @Override
    public void close() {
        queues.values().forEach(SqliteMailQueue::end);
        store.close();
    }

    private Void restore(Statements sql) throws SQLException {
        Map<Integer, SqliteMailQueue> byNumber = new ConcurrentHashMap<>();
        try (ResultSet row = sql.of("SELECT id, name FROM queue").executeQuery()) {
            while (row.next()) {
                MailQueueName name = MailQueueName.of(row.getString(2));
                byNumber.put(row.getInt(1), queues.computeIfAbsent(name, queueOf(row.getInt(1))));
            }
        }
        try (ResultSet row = sql.of("SELECT id, lane, prio, attempts, deadline, due, queue FROM q").executeQuery()) {
            while (row.next()) {
                byNumber.get(row.getInt(7)).restore(entry(row));
            }
        }
        return null;
    }

    private Function<MailQueueName, SqliteMailQueue> queueOf(int number) {
        return name -> queue(name, number);
    }

    private SqliteMailQueue queue(MailQueueName name, int number) {
        return new SqliteMailQueue(name, store, new QueueIndex(number, store.clock()), new Envelopes(store, name.equals(OUTGOING)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong(1), row.getString(2), (byte) row.getInt(3), row.getInt(4), row.getLong(5), row.getLong(6));
    }

    private static int insert(Statements sql, MailQueueName name) throws SQLException {
        PreparedStatement insert = sql.of("INSERT INTO queue (name) VALUES (?) RETURNING id");
        insert.setString(1, name.asString());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
