package org.posthorn.demo;

import java.util.List;

/** What becomes of a recipient of the campaign. */
enum Fate {
    DELIVERED("delivered at once", "accepted", "delivered"),
    DEFERRED_ONCE("deferred, then delivered", "accepted", "deferred", "delivered"),
    DEFERRED_TWICE("deferred twice, then delivered", "accepted", "deferred", "deferred", "delivered"),
    REFUSED("refused by the remote server", "accepted", "bounced"),
    RETURNED("delivered, then returned", "accepted", "delivered", "bounced"),
    COMPLAINED("delivered, then complained about", "accepted", "delivered", "complained"),
    SUPPRESSED("suppressed beforehand, not sent", "accepted", "suppressed");

    private final String title;
    private final List<String> events;

    Fate(String title, String... events) {
        this.title = title;
        this.events = List.of(events);
    }

    String title() {
        return title;
    }

    /** The types of the events that tell it, in order. */
    List<String> events() {
        return events;
    }
}
