package org.posthorn.core.event;

import java.util.List;
import java.util.Optional;

/**
 * A page of events.
 *
 * @param next what to give as {@code after} for the next page; empty if this was the last
 */
public record EventPage(List<Event> events, Optional<String> next) {
    public EventPage {
        events = List.copyOf(events);
    }
}
