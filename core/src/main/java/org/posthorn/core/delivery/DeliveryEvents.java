package org.posthorn.core.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.BounceCategory;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.Event.Outcome;
import org.posthorn.core.event.EventFilter;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventQuery;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.Remote;

/** Makes the event of an attempt. */
final class DeliveryEvents {
    private static final Bounce EXPIRED = new Bounce(BounceClass.SOFT, BounceCategory.EXPIRED);
    /** Delivery time expired (RFC 3463 section 3.5). */
    private static final String EXPIRED_STATUS = "4.4.7";
    private static final int MAX_DEFERRALS = 1000;

    private final StatusClassifier classifier;
    private final EventLog log;
    private final Clock clock;

    DeliveryEvents(StatusClassifier classifier, EventLog log, Clock clock) {
        this.classifier = classifier;
        this.log = log;
        this.clock = clock;
    }

    Event of(Attempt attempt) {
        Outgoing copy = attempt.copy();
        Instant now = clock.instant();
        if (attempt.result() instanceof DeliveryResult.Delivered delivered) {
            return new Event(EventType.DELIVERED, now, copy.subject(), copy.attempts() + 1, outcome(null, delivered.reply(), delivered.remote()));
        }
        if (attempt.result() instanceof DeliveryResult.Refused refused) {
            String host = refused.remote() == null ? null : refused.remote().host();
            Bounce bounce = classifier.judge(refused.stage(), refused.reply(), host).bounce();
            EventType type = refused.permanent() ? EventType.BOUNCED : EventType.DEFERRED;
            return new Event(type, now, copy.subject(), copy.attempts() + 1, outcome(bounce, refused.reply(), refused.remote()));
        }
        if (attempt.result() instanceof DeliveryResult.Suppressed suppressed) {
            return new Event(EventType.SUPPRESSED, now, copy.subject(), 0, new Outcome(null, null, suppressed.reason().label(), null, EventSource.SMTP));
        }
        return new Event(EventType.EXPIRED, now, copy.subject(), copy.attempts(), expired(copy.subject()));
    }

    private static Outcome outcome(Bounce bounce, SmtpReply reply, Remote remote) {
        return new Outcome(bounce, reply.status(), reply.toString(), remote, EventSource.SMTP);
    }

    /** Why it could not be delivered in time is what the last deferral said. */
    private Outcome expired(Event.Subject subject) {
        return lastDeferral(subject).map(Event::outcome)
            .map(last -> new Outcome(expired(last.bounce()), last.status() == null ? EXPIRED_STATUS : last.status(), last.reply(), last.remote(),
                EventSource.SMTP))
            .orElse(new Outcome(EXPIRED, EXPIRED_STATUS, null, null, EventSource.SMTP));
    }

    /** What the remote servers held against the sender all along is not the recipient's when time runs out. */
    private static Bounce expired(Bounce last) {
        return last == null || last.countsAgainstRecipient() ? EXPIRED : last;
    }

    private Optional<Event> lastDeferral(Event.Subject subject) {
        EventFilter wanted = EventFilter.ofMessage(subject.copy().message()).withType(EventType.DEFERRED).withRecipient(subject.recipient());
        EventQuery query = EventQuery.first(subject.account(), wanted, MAX_DEFERRALS);
        List<Event> deferrals = log.query(query).events();
        return deferrals.stream().filter(event -> event.subject().copy().equals(subject.copy())).reduce((first, second) -> second);
    }
}
