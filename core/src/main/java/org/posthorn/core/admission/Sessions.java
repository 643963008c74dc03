package org.posthorn.core.admission;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The sessions that are open on this node: in all, and those that an account has logged in with. */
public final class Sessions {
    private final Map<String, Integer> accounts = new HashMap<>();
    private int open;

    public synchronized void opened() {
        open++;
    }

    public synchronized void closed() {
        open--;
        notifyAll();
    }

    public synchronized int open() {
        return open;
    }

    /** Counts one more of the account, unless it has as many already; each success needs one {@link #leave}. */
    public synchronized boolean enter(String account, int limit) {
        int now = of(account);
        if (now >= limit) {
            return false;
        }
        accounts.put(account, now + 1);
        return true;
    }

    public synchronized void leave(String account) {
        accounts.computeIfPresent(account, (id, count) -> count > 1 ? count - 1 : null);
    }

    public synchronized int of(String account) {
        return accounts.getOrDefault(account, 0);
    }

    /** Waits until none is open, but not longer than that. */
    public synchronized void awaitNone(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); open > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
