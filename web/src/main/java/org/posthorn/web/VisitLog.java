package org.posthorn.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.Visit;
import org.posthorn.core.tracking.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes visits down behind the requests' back, all that came while the last were written in one transaction. A crash loses what came in that time,
 * some tens of milliseconds; a store that cannot be written to loses none before the queue is full.
 */
public final class VisitLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(VisitLog.class);
    private static final int MAX_WAITING = 100_000;
    private static final int MAX_BATCH = 1000;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_MILLIS = 10_000;

    private final EventLog events;
    private final ReturnAddresses copies;
    private final VisitIds ids = new VisitIds();
    private final BlockingQueue<Seen> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::run, "visits");
    private volatile boolean stopping;

    public VisitLog(EventLog events, ReturnAddresses copies) {
        this.events = events;
        this.copies = copies;
    }

    void start() {
        writer.start();
    }

    /** Never waits. */
    void note(Seen seen) {
        if (!waiting.offer(seen) && dropped.getAndIncrement() == 0) {
            LOGGER.error("Visits come faster than they can be written, or cannot be written: further ones are not recorded");
        }
    }

    /** Writes what waits, as far as it can be written in a few seconds. */
    void stop() throws InterruptedException {
        stopping = true;
        writer.join(STOP_MILLIS);
        writer.interrupt();
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                List<Seen> batch = next();
                if (!batch.isEmpty()) {
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Seen> next() throws InterruptedException {
        List<Seen> batch = new ArrayList<>();
        Seen first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, MAX_BATCH - 1);
        }
        return batch;
    }

    /** Ids are given once, so that a batch that is written again after an error adds nothing twice. */
    private void write(List<Seen> batch) throws InterruptedException {
        List<Numbered> numbered = batch.stream().map(seen -> new Numbered(ids.next(), seen)).toList();
        while (true) {
            try {
                events.append(numbered.stream().map(this::event).flatMap(Optional::stream).toList());
                return;
            } catch (RuntimeException e) {
                LOGGER.error("{} visits cannot be written down; trying again", batch.size(), e);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private record Numbered(String id, Seen seen) {
    }

    private Optional<Event> event(Numbered numbered) {
        Seen seen = numbered.seen();
        TrackingToken token = seen.token();
        String link = token instanceof TrackingToken.Click click ? click.target() : null;
        EventType type = link == null ? EventType.OPENED : EventType.CLICKED;
        return copies.find(token.copy()).filter(copy -> copy.account().id().equals(token.account()))
            .map(copy -> new Event(type, seen.time(), copy.subject(), 0, Event.Outcome.of(new Visit(numbered.id(), link, seen.client()))));
    }
}
