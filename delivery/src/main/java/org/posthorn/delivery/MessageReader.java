package org.posthorn.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.message.RawMessage;

/**
 * Reads messages when they are about to be sent, and makes readings wait while too many bytes are held: altogether, or in one lane, so that
 * servers that do not read on cannot stop the others.
 */
final class MessageReader {
    private static final int AT_A_TIME = 4;
    private static final int LANE_SHARE = 4;
    private final OutgoingQueue queue;
    private final Executor executor;
    private final long limit;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Long, Integer> held = new HashMap<>();
    private final Map<String, Long> heldByLane = new HashMap<>();
    private long total;
    private int reading;

    /**
     * @param executor may block
     * @param limit bytes held, beyond which no further reading begins
     */
    MessageReader(OutgoingQueue queue, Executor executor, long limit) {
        this.queue = queue;
        this.executor = executor;
        this.limit = limit;
    }

    private record Waiting(Outgoing copy, CompletableFuture<RawMessage> message) {
    }

    /** Ends exceptionally if the queue cannot give the bytes. They are held until {@link #release}. */
    CompletableFuture<RawMessage> read(Outgoing copy) {
        Waiting asked = new Waiting(copy, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(asked);
        }
        startReading();
        return asked.message();
    }

    /** The bytes of that copy are not needed any more. */
    void release(Outgoing copy) {
        synchronized (this) {
            Integer size = held.remove(copy.key());
            if (size == null) {
                return;
            }
            total -= size;
            heldByLane.computeIfPresent(copy.lane(), (lane, bytes) -> bytes == (long) size ? null : bytes - size);
        }
        startReading();
    }

    synchronized long heldBytes() {
        return total;
    }

    private void startReading() {
        for (Optional<Waiting> next = nextToRead(); next.isPresent(); next = nextToRead()) {
            Waiting asked = next.get();
            executor.execute(() -> readNow(asked));
        }
    }

    private synchronized Optional<Waiting> nextToRead() {
        if (reading >= AT_A_TIME || total >= limit) {
            return Optional.empty();
        }
        Optional<Waiting> next = waiting.stream().filter(asked -> heldByLane.getOrDefault(asked.copy().lane(), 0L) < limit / LANE_SHARE).findFirst();
        next.ifPresent(asked -> {
            waiting.remove(asked);
            reading++;
        });
        return next;
    }

    private void readNow(Waiting asked) {
        try {
            RawMessage message = queue.content(asked.copy());
            hold(asked.copy(), message.size());
            asked.message().complete(message);
        } catch (IOException e) {
            asked.message().completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            asked.message().completeExceptionally(e);
        } finally {
            synchronized (this) {
                reading--;
            }
            startReading();
        }
    }

    private synchronized void hold(Outgoing copy, int size) {
        if (held.putIfAbsent(copy.key(), size) == null) {
            total += size;
            heldByLane.merge(copy.lane(), (long) size, Long::sum);
        }
    }
}
