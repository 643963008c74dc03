package org.posthorn.smtp;

import java.util.concurrent.atomic.AtomicLong;

/** How many octets of unfinished messages all sessions together may hold in memory. */
final class DataBudget {
    private final AtomicLong left;

    DataBudget(long octets) {
        this.left = new AtomicLong(octets);
    }

    boolean reserve(long octets) {
        if (left.addAndGet(-octets) >= 0) {
            return true;
        }
        left.addAndGet(octets);
        return false;
    }

    void release(long octets) {
        left.addAndGet(octets);
    }
}
