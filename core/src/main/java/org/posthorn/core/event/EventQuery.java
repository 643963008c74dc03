package org.posthorn.core.event;

import java.util.Optional;

/**
 * Asks for a page of an account's events.
 *
 * @param after the place where the page before ended: {@link EventPage#next}
 * @param limit how many at most
 */
public record EventQuery(String account, EventFilter filter, Optional<String> after, int limit) {
    public static EventQuery all(String account, int limit) {
        return first(account, EventFilter.ANY, limit);
    }

    /** The first page. */
    public static EventQuery first(String account, EventFilter filter, int limit) {
        return new EventQuery(account, filter, Optional.empty(), limit);
    }
}
