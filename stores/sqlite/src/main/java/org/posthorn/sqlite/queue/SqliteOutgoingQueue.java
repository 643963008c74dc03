package org.posthorn.sqlite.queue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.Settlement;
import org.posthorn.core.message.RawMessage;
import org.posthorn.sqlite.SqliteException;
import org.posthorn.sqlite.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery engine's view of the queue {@link SqliteMailQueueFactory#OUTGOING}. Open lanes take turns, so that a lane with much mail does
 * not hold up the others; {@link #take} asks its predicate while the queue is locked.
 */
final class SqliteOutgoingQueue implements OutgoingQueue {
    private static final Logger LOGGER = LoggerFactory.getLogger(SqliteOutgoingQueue.class);
    private static final Duration UNREADABLE_PAUSE = Duration.ofHours(1);

    private final MailStore store;
    private final QueueIndex index;

    SqliteOutgoingQueue(MailStore store, QueueIndex index) {
        this.store = store;
        this.index = index;
    }

    @Override
    public Optional<Outgoing> take(Predicate<String> open) {
        Optional<Entry> entry = index.take(open);
        while (entry.isPresent()) {
            Optional<Outgoing> copy = read(entry.get());
            if (copy.isPresent()) {
                return copy;
            }
            entry = index.take(open);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextDue() {
        OptionalLong due = index.nextDue();
        return due.isPresent() ? Optional.of(Instant.ofEpochMilli(due.getAsLong())) : Optional.empty();
    }

    @Override
    public RawMessage content(Outgoing copy) throws IOException {
        try {
            return store.mail(copy.key()).map(StoredMail::message).orElseThrow(() -> new IOException("The queued copy " + copy.subject().copy() + " is gone"));
        } catch (SqliteException e) {
            throw new IOException("The queued copy " + copy.subject().copy() + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if a copy is not leased; nothing is settled then */
    @Override
    public void settle(List<Settlement> settlements) {
        List<Ending> endings = settlements.stream().map(this::ending).toList();
        store.writePatiently(sql -> {
            for (Ending ending : endings) {
                ending.write(sql);
            }
            return null;
        });
        endings.forEach(ending -> ending.show(index));
    }

    @Override
    public void onArrival(Runnable listener) {
        index.listen(listener);
    }

    private Ending ending(Settlement settlement) {
        Outgoing copy = settlement.copy();
        Entry entry = index.leased(copy.key()).orElseThrow(() -> new IllegalArgumentException("The copy " + copy.subject().copy() + " is not leased"));
        if (settlement instanceof Settlement.Again again) {
            return new Ending(entry, Optional.of(entry.tried(again.due().toEpochMilli())));
        }
        return new Ending(entry, settlement instanceof Settlement.Release ? Optional.of(entry) : Optional.empty());
    }

    /** Empty if the copy cannot be read: it is put aside for a while, so that it does not stop the others. */
    private Optional<Outgoing> read(Entry entry) {
        try {
            Optional<Outgoing> copy = store.item(entry.id()).flatMap(item -> OutgoingMail.of(MetaReader.read(item.meta()), entry));
            if (copy.isPresent()) {
                return copy;
            }
            LOGGER.error("The outgoing mail {} is no recipient's copy; it waits for an hour", entry.id());
        } catch (SqliteException e) {
            LOGGER.error("The outgoing mail {} cannot be read; it waits for an hour", entry.id(), e);
        }
        index.putBack(entry.withDue(store.clock().millis() + UNREADABLE_PAUSE.toMillis()));
        return Optional.empty();
    }

    /** @param next the entry as it waits again; empty if it leaves */
    private record Ending(Entry entry, Optional<Entry> next) {
        void write(Statements sql) throws SQLException {
            if (next.isEmpty()) {
                Rows.delete(sql, entry.id());
            } else if (!next.get().equals(entry)) {
                Rows.reschedule(sql, next.get());
            }
        }

        void show(QueueIndex index) {
            next.ifPresentOrElse(index::putBack, () -> index.end(entry.id()));
        }
    }
}
