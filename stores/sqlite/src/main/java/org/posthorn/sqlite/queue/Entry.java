package org.posthorn.sqlite.queue;

import java.util.Comparator;

/**
 * What is kept in memory of a waiting mail. Times are milliseconds since 1970.
 *
 * @param lane what shares a limit with it; empty in a queue without lanes
 * @param priority 0 to 9
 * @param attempts how often it was tried before
 * @param due when it may be taken; never after its deadline
 */
record Entry(long id, String lane, byte priority, int attempts, long deadline, long due) {
    static final Comparator<Entry> BY_DUE = Comparator.comparingLong(Entry::due).thenComparingLong(Entry::id);
    static final Comparator<Entry> BY_PRIORITY = Comparator.<Entry>comparingInt(entry -> -entry.priority()).thenComparing(BY_DUE);

    Entry {
        due = Math.min(due, deadline);
    }

    Entry withDue(long time) {
        return new Entry(id, lane, priority, attempts, deadline, time);
    }

    Entry tried(long nextTime) {
        return new Entry(id, lane, priority, attempts + 1, deadline, nextTime);
    }
}
