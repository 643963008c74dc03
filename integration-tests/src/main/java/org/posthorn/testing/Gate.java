package org.posthorn.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where sessions that hang or dawdle wait, so that a test can let them go and closing never waits for them. */
final class Gate {
    private final AtomicInteger waiting = new AtomicInteger();
    private CountDownLatch latch = new CountDownLatch(1);
    private boolean closed;

    /** Waits for {@link #open()}, which lets everybody through who waits now. */
    void pass() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            current().await();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many wait for {@link #open()} now. */
    int waiting() {
        return waiting.get();
    }

    /** Waits for this time, or less when the gate is opened; answers whether it was. */
    boolean pass(Duration atMost) throws InterruptedException {
        return current().await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void open() {
        latch.countDown();
        if (!closed) {
            latch = new CountDownLatch(1);
        }
    }

    /** Ends all waiting, now and from now on. */
    synchronized void close() {
        closed = true;
        latch.countDown();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized CountDownLatch current() {
        return latch;
    }
}
