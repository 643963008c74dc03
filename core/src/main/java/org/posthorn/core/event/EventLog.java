package org.posthorn.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.message.MessageId;

/**
 * The one stream of events, and the log of messages that they belong to. Writes are durable when they return; an event whose id is there
 * already is left as it was, and so is a message. Callers on many threads share a sync.
 */
public interface EventLog {
    /** Records an accepted message and its events, all or nothing. */
    void accept(SubmittedMessage message, List<Event> events);

    /** Records events, all or nothing. */
    void append(List<Event> events);

    Optional<SubmittedMessage> message(MessageId id);

    /** All events of a message, in the order of recording. */
    List<Event> history(MessageId id);

    /** Events that match, in the order of recording. */
    EventPage query(EventQuery query);

    /** Forgets messages and events of before that time; answers how many events went. */
    int purge(Instant before);
}
