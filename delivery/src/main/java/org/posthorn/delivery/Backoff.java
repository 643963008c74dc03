package org.posthorn.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Longer and longer pauses while a store is out of order. For one thread; another may end all pauses. */
final class Backoff {
    private static final Duration MAX = Duration.ofSeconds(30);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration first;
    private Duration next;

    Backoff(Duration first) {
        this.first = first;
        this.next = first;
    }

    void pause() throws InterruptedException {
        if (!ended.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
            next = next.multipliedBy(2).compareTo(MAX) < 0 ? next.multipliedBy(2) : MAX;
        }
    }

    /** All is well again. */
    void reset() {
        next = first;
    }

    /** Ends the pause under way and those to come. */
    void end() {
        ended.countDown();
    }
}
