package org.posthorn.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.posthorn.core.delivery.Outgoing;

/** Counts what is in flight, altogether and by lane. */
final class Lanes {
    private final Map<String, Integer> byLane = new HashMap<>();
    private final DeliverySettings.Limits limits;
    private int total;

    Lanes(DeliverySettings.Limits limits) {
        this.limits = limits;
    }

    synchronized boolean hasRoom() {
        return total < limits.copies();
    }

    synchronized boolean isOpen(String lane) {
        return byLane.getOrDefault(lane, 0) < limits.copiesPerLane();
    }

    synchronized void enter(String lane) {
        byLane.merge(lane, 1, Integer::sum);
        total++;
    }

    synchronized void leave(Collection<Outgoing> copies) {
        copies.forEach(copy -> byLane.computeIfPresent(copy.lane(), (lane, count) -> count == 1 ? null : count - 1));
        total -= copies.size();
        notifyAll();
    }

    synchronized int inFlight() {
        return total;
    }

    synchronized int inFlight(String lane) {
        return byLane.getOrDefault(lane, 0);
    }

    /** Waits until nothing is in flight; whether that came to be in time. */
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (total > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
