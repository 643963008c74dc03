package org.posthorn.core.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Whether this node takes mail in. A node that drains lets running transactions end and begins none; it is active again after a restart. */
public final class Node {
    private final Clock clock;
    private volatile Optional<Instant> drainingSince = Optional.empty();

    public Node(Clock clock) {
        this.clock = clock;
    }

    public synchronized void drain() {
        if (drainingSince.isEmpty()) {
            drainingSince = Optional.of(clock.instant());
        }
    }

    public synchronized void resume() {
        drainingSince = Optional.empty();
    }

    /** Since when it drains; empty if it does not. */
    public Optional<Instant> drainingSince() {
        return drainingSince;
    }

    public boolean isDraining() {
        return drainingSince.isPresent();
    }
}
