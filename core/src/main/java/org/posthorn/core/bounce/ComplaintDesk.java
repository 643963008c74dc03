package org.posthorn.core.bounce;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;

/** Takes a complaint from the recipient whose copy it is about: no more mail for them, and an event, one however often it comes. */
public final class ComplaintDesk {
    private final EventLog events;
    private final SuppressionStore suppressions;
    private final Clock clock;

    public ComplaintDesk(EventLog events, SuppressionStore suppressions, Clock clock) {
        this.events = events;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** @param feedbackType such as {@code abuse} (RFC 5965); the event's reply and the suppression's detail */
    public void record(Returned returned, String feedbackType) {
        Instant now = clock.instant();
        Event.Subject subject = returned.subject();
        String address = subject.recipient().toLowerCase(Locale.ROOT);
        suppressions.add(List.of(new Suppression(subject.account(), address, SuppressionReason.COMPLAINT, now, feedbackType)));
        events.append(List.of(new Event(EventType.COMPLAINED, now, subject, 0, new Event.Outcome(null, null, feedbackType, null, EventSource.ARF))));
    }
}
