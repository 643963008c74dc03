package org.posthorn.core.bounce;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.Remote;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.SuppressionStore;

/** Charges a bounce message to the recipient whose copy came back, once however often it comes. */
public final class BounceDesk {
    private final EventLog events;
    private final SuppressionStore suppressions;
    private final Clock clock;

    public BounceDesk(EventLog events, SuppressionStore suppressions, Clock clock) {
        this.events = events;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Records the failure that the report tells of, if it tells of one. A copy has one recipient, so whatever address the report names
     * (behind a forwarding it is another), the copy's recipient is charged; of several the report's entry for that very address counts.
     */
    public void charge(Returned returned, List<ReturnResult> report) {
        List<ReturnResult> failures = report.stream().filter(ReturnResult::isFailure).toList();
        if (failures.isEmpty()) {
            return;
        }
        String recipient = returned.subject().recipient();
        ReturnResult failure = failures.stream().filter(result -> recipient.equalsIgnoreCase(result.recipient())).findFirst().orElse(failures.get(0));
        record(returned, event(returned, failure));
    }

    /** Counted first, recorded then: both know a repeat by the event's id, so that a crash between them loses neither. */
    private void record(Returned returned, Event bounced) {
        if (bounced.outcome().bounce().countsAgainstRecipient()) {
            suppressions.charge(Charge.of(bounced), returned.account().bounceLimits());
        }
        events.append(List.of(bounced));
    }

    private Event event(Returned returned, ReturnResult failure) {
        Instant now = clock.instant();
        ReturnResult.Told told = failure.told();
        Remote remote = told.remoteHost() == null ? null : new Remote(told.remoteHost(), null, null);
        return new Event(EventType.BOUNCED, now, returned.subject(), 0,
            new Event.Outcome(failure.bounce(), told.status(), told.diagnostic(), remote, EventSource.DSN));
    }
}
