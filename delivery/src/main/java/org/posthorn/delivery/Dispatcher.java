package org.posthorn.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;

/** Takes copies while there is room, and sleeps until something changes: an arrival, a due time, a freed slot. */
final class Dispatcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    /** The wall clock may be set; so a due time is looked at again now and then. */
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private final OutgoingQueue queue;
    private final Lanes lanes;
    private final Signal signal;
    private final Consumer<Outgoing> launch;
    private final Clock clock;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200));
    private volatile boolean stopped;

    /** @param launch is given each copy taken, its slot being counted already; does not wait */
    Dispatcher(OutgoingQueue queue, Lanes lanes, Signal signal, Consumer<Outgoing> launch, Clock clock) {
        this.queue = queue;
        this.lanes = lanes;
        this.signal = signal;
        this.launch = launch;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes nothing more from now on. */
    void stop() {
        stopped = true;
        backoff.end();
        signal.raise();
    }

    private void step() throws InterruptedException {
        try {
            if (!takeOne()) {
                signal.await(idleTime());
            }
            backoff.reset();
        } catch (RuntimeException e) {
            LOG.error("The outgoing queue is out of order; trying again", e);
            backoff.pause();
        }
    }

    private boolean takeOne() {
        Optional<Outgoing> copy = lanes.hasRoom() ? queue.take(lanes::isOpen) : Optional.empty();
        copy.ifPresent(taken -> {
            lanes.enter(taken.lane());
            launch.accept(taken);
        });
        return copy.isPresent();
    }

    private Duration idleTime() {
        if (!lanes.hasRoom()) {
            return LONGEST;
        }
        Duration left = queue.nextDue().map(due -> Duration.between(clock.instant(), due)).orElse(LONGEST);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
