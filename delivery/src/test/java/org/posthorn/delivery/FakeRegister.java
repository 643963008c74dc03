package org.posthorn.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.posthorn.core.delivery.Attempt;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Settlement;

/** Keeps what is recorded; temporary refusals are due again after five minutes. */
final class FakeRegister implements Register {
    static final Duration DELAY = Duration.ofMinutes(5);
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Clock clock;

    FakeRegister(Clock clock) {
        this.clock = clock;
    }

    void fail(int times) {
        failures.set(times);
    }

    List<Attempt> attempts() {
        return attempts;
    }

    List<String> recipients() {
        return attempts.stream().map(attempt -> attempt.copy().subject().recipient()).toList();
    }

    @Override
    public List<Settlement> record(List<Attempt> batch) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("Out of order, as told");
        }
        attempts.addAll(batch);
        return batch.stream().map(this::settlement).toList();
    }

    private Settlement settlement(Attempt attempt) {
        boolean again = attempt.result() instanceof DeliveryResult.Refused refused && !refused.permanent();
        return again ? new Settlement.Again(attempt.copy(), clock.instant().plus(DELAY)) : new Settlement.Done(attempt.copy());
    }
}
