package org.posthorn.core.event;

import java.time.Instant;
import java.util.Optional;

import org.posthorn.core.message.MessageId;

/**
 * Which events are wanted: those that match every part; an empty part matches any.
 *
 * @param recipient an address in any case
 * @param since not before that time
 * @param until before that time
 */
public record EventFilter(Optional<EventType> type, Optional<String> recipient, Optional<MessageId> message, Optional<String> campaign,
                          Optional<String> channel, Optional<Instant> since, Optional<Instant> until) {
    public static final EventFilter ANY = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());

    public static EventFilter ofMessage(MessageId message) {
        return new EventFilter(Optional.empty(), Optional.empty(), Optional.of(message), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
    }

    public EventFilter withType(EventType wanted) {
        return new EventFilter(Optional.of(wanted), recipient, message, campaign, channel, since, until);
    }

    public EventFilter withRecipient(String wanted) {
        return new EventFilter(type, Optional.of(wanted), message, campaign, channel, since, until);
    }
}
