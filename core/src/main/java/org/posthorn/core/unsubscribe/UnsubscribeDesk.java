package org.posthorn.core.unsubscribe;

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

/** Takes recipients at their word: who unsubscribes gets no more of the account's mail, from when this returns. */
public final class UnsubscribeDesk {
    private final SuppressionStore suppressions;
    private final EventLog events;
    private final Clock clock;

    public UnsubscribeDesk(SuppressionStore suppressions, EventLog events, Clock clock) {
        this.suppressions = suppressions;
        this.events = events;
        this.clock = clock;
    }

    /** Suppresses the copy's recipient, and records it once however often it is asked for. An entry that weighs as much stays. */
    public void unsubscribe(Returned copy, EventSource source) {
        Event.Subject subject = copy.subject();
        String address = subject.recipient().toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        suppressions.add(List.of(new Suppression(subject.account(), address, SuppressionReason.UNSUBSCRIBE, now, "message " + subject.copy().message())));
        events.append(List.of(new Event(EventType.UNSUBSCRIBED, now, subject, 0, Event.Outcome.of(source))));
    }
}
