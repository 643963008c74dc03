package org.posthorn.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventPage;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MailingUsage;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageId;

/** An event log in memory that can be down. */
final class ShakyEventLog implements EventLog {
    /** How appends fail: not at all, before they are written, or although they are. */
    enum State { UP, DOWN, DUBIOUS }

    private final MemoryEventLog events = new MemoryEventLog();
    private volatile State state = State.UP;
    private volatile int failures;

    synchronized void set(State changed) {
        state = changed;
    }

    /** How many appends failed. */
    int failures() {
        return failures;
    }

    List<Event> all() {
        return events.all();
    }

    @Override
    public synchronized void append(List<Event> added) {
        if (state != State.DOWN) {
            events.append(added);
        }
        if (state != State.UP) {
            failures++;
            throw new IllegalStateException("The store is " + state);
        }
    }

    @Override
    public void accept(SubmittedMessage message, List<Event> accepted) {
        events.accept(message, accepted);
    }

    @Override
    public Optional<SubmittedMessage> message(MessageId id) {
        return events.message(id);
    }

    @Override
    public List<Event> history(MessageId id) {
        return events.history(id);
    }

    @Override
    public EventPage query(EventQuery query) {
        return events.query(query);
    }

    @Override
    public List<Event> latest(String account, String recipient, EventType type, int depth) {
        return events.latest(account, recipient, type, depth);
    }

    @Override
    public List<MailingUsage> usage(String account, YearMonth month) {
        return events.usage(account, month);
    }

    @Override
    public int purge(Instant before) {
        return events.purge(before);
    }
}
