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
 * Writes visits down behind the requests' back, all that came while the last were written in one transaction. A crash loses what was not written yet:
 * what came in the time of two transactions, or {@value #MAX_WAITING} at most. A store that cannot be written to loses none before so many wait.
 */
public final class VisitLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(VisitLog.class);
    private static final int MAX_WAITING = 100_000;
    private static final int MAX_BATCH = 1000;
    private static final long LOOK_MILLIS = 50;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_MILLIS = 10_000;

    private final EventLog events;
    private final ReturnAddresses copies;
    private final VisitIds ids = new VisitIds();
    private final BlockingQueue<Seen> waiting;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::run, "visits");
    private volatile boolean stopping;

    public VisitLog(EventLog events, ReturnAddresses copies) {
        this(events, copies, MAX_WAITING);
    }

    VisitLog(EventLog events, ReturnAddresses copies, int maxWaiting) {
        this.events = events;
        this.copies = copies;
        this.waiting = new ArrayBlockingQueue<>(maxWaiting);
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
        if (writer.isAlive()) {
            LOGGER.error("{} visits or more could not be written down and are lost", waiting.size());
            writer.interrupt();
        }
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
        Seen first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, MAX_BATCH - 1);
        }
        return batch;
    }

    private void write(List<Seen> batch) throws InterruptedException {
        List<Numbered> numbered = batch.stream().map(seen -> new Numbered(ids.next(), seen)).toList();
        boolean failed = false;
        while (!isWritten(numbered, failed)) {
            failed = true;
            Thread.sleep(PAUSE_MILLIS);
        }
        long lost = dropped.getAndSet(0);
        if (failed || lost > 0) {
            LOGGER.warn("Visits are written down again; {} were not recorded", lost);
        }
    }

    /** Each has its id from the first try on, so that a batch that was written in spite of an error adds nothing twice. */
    private boolean isWritten(List<Numbered> batch, boolean told) {
        try {
            events.append(batch.stream().map(this::event).flatMap(Optional::stream).toList());
            return true;
        } catch (RuntimeException e) {
            if (!told) {
                LOGGER.error("Visits cannot be written down; they wait and are tried again", e);
            }
            return false;
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
