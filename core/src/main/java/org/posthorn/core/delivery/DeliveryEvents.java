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

    /**
     * An event that an attempt made.
     *
     * @param countsAgainstRecipient whether it is to be charged to the recipient: that a time ran out is, unless the servers held something against the
     *     sender when it did
     */
    record Made(Event event, boolean countsAgainstRecipient) {
    }

    Made of(Attempt attempt) {
        Outgoing copy = attempt.copy();
        Instant now = clock.instant();
        if (attempt.result() instanceof DeliveryResult.Delivered delivered) {
            return uncharged(new Event(EventType.DELIVERED, now, copy.subject(), copy.attempts() + 1, outcome(null, delivered.reply(), delivered.remote())));
        }
        if (attempt.result() instanceof DeliveryResult.Refused refused) {
            return refused(copy, refused, now);
        }
        if (attempt.result() instanceof DeliveryResult.Suppressed suppressed) {
            return uncharged(new Event(EventType.SUPPRESSED, now, copy.subject(), 0, Outcome.because(suppressed.reason().label())));
        }
        Optional<Outcome> last = lastDeferral(copy.subject()).map(Event::outcome);
        return new Made(new Event(EventType.EXPIRED, now, copy.subject(), copy.attempts(), expired(last)),
            last.map(Outcome::bounce).map(Bounce::countsAgainstRecipient).orElse(true));
    }

    private static Made uncharged(Event event) {
        return new Made(event, false);
    }

    private Made refused(Outgoing copy, DeliveryResult.Refused refused, Instant now) {
        String host = refused.remote() == null ? null : refused.remote().host();
        Bounce bounce = classifier.judge(refused.stage(), refused.reply(), host).bounce();
        EventType type = refused.permanent() ? EventType.BOUNCED : EventType.DEFERRED;
        Event event = new Event(type, now, copy.subject(), copy.attempts() + 1, outcome(bounce, refused.reply(), refused.remote()));
        return new Made(event, refused.permanent() && bounce.countsAgainstRecipient());
    }

    private static Outcome outcome(Bounce bounce, SmtpReply reply, Remote remote) {
        return new Outcome(bounce, reply.status(), reply.toString(), remote, EventSource.SMTP);
    }

    /** Why it could not be delivered in time is what the last deferral said. */
    private static Outcome expired(Optional<Outcome> lastDeferral) {
        return lastDeferral
            .map(last -> new Outcome(EXPIRED, last.status() == null ? EXPIRED_STATUS : last.status(), last.reply(), last.remote(), EventSource.SMTP))
            .orElse(new Outcome(EXPIRED, EXPIRED_STATUS, null, null, EventSource.SMTP));
    }

    private Optional<Event> lastDeferral(Event.Subject subject) {
        EventFilter wanted = EventFilter.ofMessage(subject.copy().message()).withType(EventType.DEFERRED).withRecipient(subject.recipient());
        EventQuery query = EventQuery.first(subject.account(), wanted, MAX_DEFERRALS);
        List<Event> deferrals = log.query(query).events();
        return deferrals.stream().filter(event -> event.subject().copy().equals(subject.copy())).reduce((first, second) -> second);
    }
}
