package org.posthorn.sqlite.queue;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** The entries of one lane that are due. Lanes take turns; one whose first entry has a higher priority goes before. */
final class Lane {
    static final Comparator<Lane> BY_TURN = Comparator.<Lane>comparingInt(lane -> -lane.first().priority()).thenComparingLong(lane -> lane.turn);

    private final String name;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(1, Entry.BY_PRIORITY);
    private long turn;

    Lane(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void takeTurn(long next) {
        turn = next;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    Entry first() {
        return entries.element();
    }

    Entry poll() {
        return entries.remove();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    Collection<Entry> entries() {
        return entries;
    }

    boolean removeIf(Predicate<Entry> filter) {
        return entries.removeIf(filter);
    }
}
