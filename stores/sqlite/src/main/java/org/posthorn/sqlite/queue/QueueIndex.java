package org.posthorn.sqlite.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One queue's order, in memory: what waits for its time, what is due, what is leased. Holds some hundred octets a mail; the file has the rest.
 */
final class QueueIndex {
    private final int queue;
    private final Clock clock;
    private final PriorityQueue<Entry> delayed = new PriorityQueue<>(Entry.BY_DUE);
    private final Ready ready = new Ready();
    private final Map<Long, Entry> leased = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    QueueIndex(int queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** The queue's number in the file. */
    int queue() {
        return queue;
    }

    void add(Entry entry) {
        synchronized (this) {
            delayed.add(entry);
        }
        changed();
    }

    /** Adds what was in the file at the start; tells nobody. */
    synchronized void restore(Entry entry) {
        delayed.add(entry);
    }

    /** Leases the next entry; the predicate is asked while the queue is locked. */
    synchronized Optional<Entry> take(Predicate<String> open) {
        moveDue();
        Optional<Entry> entry = ready.take(open);
        entry.ifPresent(taken -> leased.put(taken.id(), taken));
        return entry;
    }

    synchronized Optional<Entry> leased(long id) {
        return Optional.ofNullable(leased.get(id));
    }

    /** The leased entry has left the queue. */
    synchronized void end(long id) {
        leased.remove(id);
    }

    /** The lease ends and the entry waits again. */
    void putBack(Entry entry) {
        synchronized (this) {
            leased.remove(entry.id());
        }
        add(entry);
    }

    /** When the first of those that are not due will be. */
    synchronized OptionalLong nextDue() {
        moveDue();
        return delayed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(delayed.element().due());
    }

    synchronized int size() {
        return delayed.size() + ready.size() + leased.size();
    }

    /** All entries, higher priority first, then by time; the leased ones too. */
    synchronized List<Entry> snapshot() {
        return all(Entry.BY_PRIORITY, Stream.concat(waiting(), leased.values().stream()));
    }

    /** Takes entries out for good, never a leased one. */
    synchronized List<Entry> remove(Predicate<Entry> filter) {
        List<Entry> removed = all(Entry.BY_DUE, waiting().filter(filter));
        delayed.removeIf(filter);
        ready.removeIf(filter);
        return removed;
    }

    /** Makes everything due; gives what was not. */
    List<Entry> flush() {
        List<Entry> flushed;
        synchronized (this) {
            moveDue();
            long now = clock.millis();
            flushed = all(Entry.BY_DUE, delayed.stream()).stream().map(entry -> entry.withDue(now)).toList();
            delayed.clear();
            flushed.forEach(ready::add);
        }
        changed();
        return flushed;
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void moveDue() {
        long now = clock.millis();
        while (!delayed.isEmpty() && delayed.element().due() <= now) {
            ready.add(delayed.remove());
        }
    }

    private Stream<Entry> waiting() {
        return Stream.concat(delayed.stream(), ready.stream());
    }

    private static List<Entry> all(Comparator<Entry> order, Stream<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries.toList());
        sorted.sort(order);
        return sorted;
    }
}
