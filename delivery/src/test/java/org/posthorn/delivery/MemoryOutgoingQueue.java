package org.posthorn.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.Settlement;
import org.posthorn.core.message.RawMessage;

/** An outgoing queue that a test can look into, and break. */
public final class MemoryOutgoingQueue implements OutgoingQueue {
    private static final Comparator<Entry> LONGEST_DUE = Comparator.comparing(Entry::due).thenComparing(entry -> entry.copy().key());
    private final Map<String, TreeSet<Entry>> waiting = new HashMap<>();
    private final Map<Long, Entry> leased = new HashMap<>();
    private final Clock clock;
    private Runnable listener = () -> { };
    private int failures;
    private int taken;

    public MemoryOutgoingQueue(Clock clock) {
        this.clock = clock;
    }

    private record Entry(Outgoing copy, Instant due, RawMessage message) {
        boolean isDue(Instant now) {
            return !now.isBefore(due) || !now.isBefore(copy.deadline());
        }
    }

    public void add(Outgoing copy, Instant due, RawMessage message) {
        synchronized (this) {
            wait(new Entry(copy, due, message));
        }
        listener.run();
    }

    /** The next calls of {@link #take} and {@link #settle} fail. */
    synchronized void fail(int times) {
        failures = times;
    }

    /** Tells the listener that the clock went on. */
    void wake() {
        listener.run();
    }

    public synchronized int size() {
        return leased.size() + waiting.values().stream().mapToInt(TreeSet::size).sum();
    }

    synchronized int leased() {
        return leased.size();
    }

    synchronized int taken() {
        return taken;
    }

    @Override
    public synchronized Optional<Outgoing> take(Predicate<String> open) {
        failIfTold();
        Instant now = clock.instant();
        Optional<Entry> next = waiting.entrySet().stream().filter(lane -> open.test(lane.getKey()))
            .flatMap(lane -> lane.getValue().stream().filter(entry -> entry.isDue(now)).findFirst().stream()).min(LONGEST_DUE);
        next.ifPresent(this::lease);
        return next.map(Entry::copy);
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        Instant now = clock.instant();
        return waiting.values().stream().flatMap(TreeSet::stream).filter(entry -> !entry.isDue(now)).map(Entry::due).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized RawMessage content(Outgoing copy) throws IOException {
        RawMessage message = leased.get(copy.key()).message();
        if (message == null) {
            throw new IOException("The bytes are gone");
        }
        return message;
    }

    @Override
    public void settle(List<Settlement> settlements) {
        synchronized (this) {
            failIfTold();
            settlements.forEach(this::settle);
        }
        listener.run();
    }

    @Override
    public void onArrival(Runnable other) {
        listener = other;
    }

    private void settle(Settlement settlement) {
        Entry entry = leased.remove(settlement.copy().key());
        Outgoing copy = entry.copy();
        if (settlement instanceof Settlement.Again again) {
            Outgoing next = new Outgoing(copy.key(), copy.subject(), copy.returnPath(), copy.lane(), copy.attempts() + 1, copy.deadline());
            wait(new Entry(next, again.due(), entry.message()));
        } else if (settlement instanceof Settlement.Release) {
            wait(new Entry(copy, entry.due(), entry.message()));
        }
    }

    private void wait(Entry entry) {
        waiting.computeIfAbsent(entry.copy().lane(), lane -> new TreeSet<>(LONGEST_DUE)).add(entry);
    }

    private void lease(Entry entry) {
        waiting.get(entry.copy().lane()).remove(entry);
        leased.put(entry.copy().key(), entry);
        taken++;
    }

    private void failIfTold() {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("Out of order, as told");
        }
    }
}
