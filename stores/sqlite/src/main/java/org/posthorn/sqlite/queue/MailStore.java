package org.posthorn.sqlite.queue;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.posthorn.sqlite.Database;
import org.posthorn.sqlite.GroupCommit;
import org.posthorn.sqlite.Operation;
import org.posthorn.sqlite.Statements;

/** The file that all queues share: writes, reads, numbers, and the leases that are held. */
final class MailStore implements AutoCloseable {
    private final Database database;
    private final GroupCommit writer;
    private final Clock clock;
    private final AtomicLong lastId;
    private final Map<Long, Lease> leases = new ConcurrentHashMap<>();
    /** Makes a number that was kept somewhere over a restart one that no lease has now, though entries' ids may be given again. */
    private final long era = new SecureRandom().nextLong();

    MailStore(Database database, Clock clock) {
        this.database = database;
        this.writer = GroupCommit.start(database);
        this.clock = clock;
        this.lastId = new AtomicLong(database.read(MailStore::highestId));
    }

    Clock clock() {
        return clock;
    }

    long newId() {
        return lastId.incrementAndGet();
    }

    <T> T read(Operation<T> operation) {
        return database.read(operation);
    }

    <T> T write(Operation<T> operation) {
        return writer.run(operation);
    }

    /** Writes when there is something else to write too, some milliseconds later at most; waits for it. */
    <T> T writePatiently(Operation<T> operation) {
        return GroupCommit.await(writer.submitLazily(operation));
    }

    Optional<String> causeOfDeath() {
        return writer.causeOfDeath();
    }

    /** Writes the mail, and shows it to its queue's readers once it is durable. */
    CompletableFuture<Void> add(NewItem item) {
        return writer.submit(insertion(List.of(item), new Bodies())).thenRun(() -> item.queue().add(item.entry()));
    }

    Lease lease(QueueIndex queue, Entry entry) {
        Lease lease = new Lease(queue, entry);
        leases.put(entry.id(), lease);
        return lease;
    }

    /** What {@link #lease(long)} knows the lease by. */
    long number(Lease lease) {
        return lease.entry().id() ^ era;
    }

    Optional<Lease> lease(long number) {
        return Optional.ofNullable(leases.get(number ^ era));
    }

    /** In one transaction, writes all that joined the lease and deletes the leased mail; durable on return. */
    void finish(Lease lease) {
        lease.end(() -> {
            List<NewItem> joined = lease.joined();
            long id = lease.entry().id();
            Operation<Void> insertion = insertion(joined, lease.bodies());
            writer.run(sql -> {
                insertion.apply(sql);
                Rows.delete(sql, id);
                return null;
            });
            leases.remove(id);
            lease.queue().end(id);
            joined.forEach(item -> item.queue().add(item.entry()));
        });
    }

    /** Puts the leased mail back as {@code again} says, and forgets all that joined. */
    void release(Lease lease, Entry again) {
        lease.end(() -> {
            if (!again.equals(lease.entry())) {
                write(sql -> reschedule(sql, List.of(again)));
            }
            leases.remove(again.id());
            lease.queue().putBack(again);
        });
    }

    void delete(List<Entry> entries) {
        write(sql -> {
            for (Entry entry : entries) {
                Rows.delete(sql, entry.id());
            }
            return null;
        });
    }

    /** Everything of a mail but its message; empty if it has left the queue. */
    Optional<StoredItem> item(long id) {
        return read(sql -> Rows.item(sql, id));
    }

    /** The mail with its message; empty if it has left the queue. */
    Optional<StoredMail> mail(long id) {
        return read(sql -> Rows.mail(sql, id));
    }

    static Void reschedule(Statements sql, List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            Rows.reschedule(sql, entry);
        }
        return null;
    }

    @Override
    public void close() {
        writer.close();
        database.close();
    }

    private static Operation<Void> insertion(List<NewItem> items, Bodies known) {
        return sql -> {
            Bodies bodies = known.copy();
            for (NewItem item : items) {
                Rows.insert(sql, item, bodies.rowFor(sql, item));
            }
            return null;
        };
    }

    private static long highestId(Statements sql) throws SQLException {
        try (ResultSet row = sql.of("SELECT coalesce(max(id), 0) FROM q").executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
