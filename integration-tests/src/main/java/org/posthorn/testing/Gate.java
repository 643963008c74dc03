package org.posthorn.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where sessions that hang or dawdle wait, so that a test can let them go and closing never waits for them. */
final class Gate {
    private CountDownLatch latch = new CountDownLatch(1);
    private boolean closed;

    /** Waits for {@link #open()}, which lets everybody through who waits now. */
    void pass() throws InterruptedException {
        current().await();
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

    /** Lets everybody through from now on. */
    synchronized void close() {
        closed = true;
        latch.countDown();
    }

    private synchronized CountDownLatch current() {
        return latch;
    }
}
