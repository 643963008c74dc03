package org.posthorn.core.delivery;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.posthorn.core.message.RawMessage;

/**
 * Where finished copies wait for the delivery engine. What {@link #take} gives stays in the queue, leased to the caller, until it is settled;
 * after a crash it is due again.
 */
public interface OutgoingQueue {
    /**
     * Takes the copy that is next: higher priority first, then open lanes in turn, then the one longest due of its lane. Does not wait.
     * A copy whose deadline has passed is due whatever its delay.
     *
     * @param open whether a lane may be taken from; asked while the queue is locked, so it must neither wait nor use the queue
     */
    Optional<Outgoing> take(Predicate<String> open);

    /** When the next of the copies that are not yet due will be; empty if there is none. */
    Optional<Instant> nextDue();

    /** The bytes of a leased copy. */
    RawMessage content(Outgoing copy) throws IOException;

    /** Ends leases, all or nothing; durable when it returns. */
    void settle(List<Settlement> settlements);

    /** Has the listener run, on any thread and as often as may be, after something came that may be due at once. The listener must not wait. */
    void onArrival(Runnable listener);
}
