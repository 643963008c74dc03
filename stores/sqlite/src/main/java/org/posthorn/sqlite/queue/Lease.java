package org.posthorn.sqlite.queue;

import java.util.ArrayList;
import java.util.List;

import org.apache.mailet.AttributeName;

/**
 * The hold that whoever dequeued a mail has on it. What is enqueued because of the mail joins its lease, so that all of it is written in the
 * transaction that deletes the mail.
 */
final class Lease {
    /** Carries the lease's number with the mail and its copies; a Long, never stored. */
    static final AttributeName ATTRIBUTE = AttributeName.of("org.posthorn.lease");

    private final QueueIndex queue;
    private final Entry entry;
    private final List<NewItem> joined = new ArrayList<>();
    private String name;
    private long body;
    private byte[] base;
    private boolean over;

    Lease(QueueIndex queue, Entry entry) {
        this.queue = queue;
        this.entry = entry;
    }

    QueueIndex queue() {
        return queue;
    }

    Entry entry() {
        return entry;
    }

    /** Says which array the body's row was read into: a mail that still has it needs no row of its own. */
    synchronized void loaded(String mailName, long bodyRow, byte[] bytes) {
        name = mailName;
        body = bodyRow;
        base = bytes;
    }

    /**
     * Has the mail written when the lease ends well. The leased mail itself, put back into its queue, replaces all that joined before: its
     * processing has failed and begins anew.
     *
     * @return false if the lease is over
     */
    synchronized boolean join(NewItem item, String mailName) {
        if (over) {
            return false;
        }
        if (item.queue() == queue && mailName.equals(name)) {
            joined.clear();
        }
        joined.add(item);
        return true;
    }

    synchronized List<NewItem> joined() {
        return List.copyOf(joined);
    }

    /** Runs what ends the lease, unless it is over; when that fails, the lease goes on. */
    synchronized void end(Runnable how) {
        if (!over) {
            how.run();
            over = true;
            joined.clear();
            base = null;
        }
    }

    synchronized Bodies bodies() {
        Bodies bodies = new Bodies();
        if (base != null) {
            bodies.put(base, body);
        }
        return bodies;
    }
}
