package org.posthorn.core.event;

import java.time.Instant;
import java.util.Optional;

import org.posthorn.core.message.MessageId;

/**
 * Which events are wanted; an empty part asks for any.
 *
 * @param account whose events
 * @param since not before that time
 * @param until before that time
 * @param after the place where the page before ended: {@link EventPage#next}
 * @param limit how many at most
 */
public record EventQuery(String account, Optional<EventType> type, Optional<String> recipient, Optional<MessageId> message,
                         Optional<Instant> since, Optional<Instant> until, Optional<String> after, int limit) {
    public static EventQuery all(String account, int limit) {
        return new EventQuery(account, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
