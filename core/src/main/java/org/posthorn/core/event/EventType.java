package org.posthorn.core.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a message for one recipient. */
public enum EventType {
    /** Taken from the client with a 250. */
    ACCEPTED,
    /** Refused at the end of DATA: the message breaks a rule of its account. */
    REJECTED,
    /** Kept back: the account is not activated yet. */
    HELD,
    /** Sent on its way after it was held. */
    RELEASED,
    /** Not sent: the recipient is suppressed. */
    SUPPRESSED,
    /** On its way although the recipient is suppressed: the message asks for that, and may. */
    BYPASSED,
    /** The remote server, or the way to it, refused for now; will be tried again. */
    DEFERRED,
    /** The remote server answered 250 to the message. */
    DELIVERED,
    /** Refused for good, at once or by a bounce message. */
    BOUNCED,
    /** The recipient complained of it. */
    COMPLAINED,
    /** The recipient wants no more of the account's mail. */
    UNSUBSCRIBED,
    /** The message's image was fetched. */
    OPENED,
    /** A link of the message was followed. */
    CLICKED,
    /** Given up: the message's time ran out. */
    EXPIRED;

    /** The names in the API, to be read in a sentence. */
    public static final String LABELS = Arrays.stream(values()).map(EventType::label).collect(Collectors.joining(", "));

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventType> parse(String label) {
        for (EventType type : values()) {
            if (type.label().equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
