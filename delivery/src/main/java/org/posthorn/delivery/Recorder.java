package org.posthorn.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.posthorn.core.delivery.Attempt;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.Settlement;

/**
 * Writes down what became of copies: first the event, then the end of the lease, so that a crash in between repeats work and loses none.
 * What has come in while a batch was written makes the next batch.
 */
final class Recorder implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int MAX_BATCH = 1000;
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final Register register;
    private final OutgoingQueue queue;
    private final Lanes lanes;
    private final Signal signal;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200));

    Recorder(Register register, OutgoingQueue queue, Lanes lanes, Signal signal) {
        this.register = register;
        this.queue = queue;
        this.lanes = lanes;
        this.signal = signal;
    }

    /**
     * A copy that is done with for now.
     *
     * @param result empty if it was not tried
     */
    private record Finished(Outgoing copy, Optional<DeliveryResult> result) {
    }

    void add(Outgoing copy, Optional<DeliveryResult> result) {
        finished.add(new Finished(copy, result));
    }

    /** Runs until interrupted; what is not settled by then stays leased, and is due again after the next start. */
    @Override
    public void run() {
        try {
            while (true) {
                List<Finished> batch = new ArrayList<>();
                batch.add(finished.take());
                finished.drainTo(batch, MAX_BATCH - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Finished> batch) throws InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        List<Settlement> settlements = new ArrayList<>();
        for (Finished one : batch) {
            one.result().ifPresentOrElse(result -> attempts.add(new Attempt(one.copy(), result)), () -> settlements.add(new Settlement.Release(one.copy())));
        }
        if (!attempts.isEmpty()) {
            settlements.addAll(untilItWorks(() -> register.record(attempts)));
        }
        untilItWorks(() -> {
            queue.settle(settlements);
            return true;
        });
        lanes.leave(batch.stream().map(Finished::copy).toList());
        signal.raise();
    }

    /** Events have ids of their own, and a lease ends once: repeating either does no harm. */
    private <T> T untilItWorks(Supplier<T> work) throws InterruptedException {
        while (true) {
            try {
                T done = work.get();
                backoff.reset();
                return done;
            } catch (RuntimeException e) {
                LOG.error("Results of deliveries cannot be written down; trying again", e);
                backoff.pause();
            }
        }
    }
}
