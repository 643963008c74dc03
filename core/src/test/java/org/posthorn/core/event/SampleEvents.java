package org.posthorn.core.event;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.BounceCategory;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.event.Event.Outcome;
import org.posthorn.core.event.Event.Subject;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

/** Messages and events to test with. */
public final class SampleEvents {
    /** When they happen, in whole milliseconds. */
    public static final Instant TIME = Instant.parse("2026-11-21T21:00:00.123Z");
    /** A refusal with every part filled. */
    public static final Outcome REFUSAL = new Outcome(new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX), "5.1.1", "550 5.1.1 user unknown",
        new Remote("mx1.example.org", "203.0.113.5", "TLSv1.3"), EventSource.SMTP);

    private SampleEvents() {
    }

    /** A new message of the account at that time. */
    public static SubmittedMessage message(String account, Instant time, String... recipients) {
        MessageId id = MessageId.create(Clock.fixed(time, ZoneOffset.UTC));
        return new SubmittedMessage(id, account, "<m@news.example.com>", "news@news.example.com", to(recipients), 10_000, "192.0.2.7", time, Tags.NONE);
    }

    /** Recipients that the header's To names. */
    public static List<Recipient> to(String... addresses) {
        return Stream.of(addresses).map(address -> new Recipient(address, Addressing.TO)).toList();
    }

    /** A new message of acme's with those tags. */
    public static SubmittedMessage tagged(Tags tags, Instant time, String... recipients) {
        SubmittedMessage plain = message("acme", time, recipients);
        return new SubmittedMessage(plain.id(), "acme", null, plain.sender(), plain.recipients(), 1, plain.clientIp(), time, tags);
    }

    /** The message's copy for the recipient at that place. */
    public static Subject subject(SubmittedMessage message, int place) {
        return new Subject(message.account(), new MessageCopy(message.id(), place), message.messageId(), message.sender(),
            message.recipients().get(place).address(), message.tags());
    }

    /** The acceptance of each copy. */
    public static List<Event> accepted(SubmittedMessage message) {
        return IntStream.range(0, message.recipients().size())
            .mapToObj(place -> new Event(EventType.ACCEPTED, message.time(), subject(message, place), 0, Outcome.NONE)).toList();
    }

    /** Something that happened to the message's first copy at its first attempt. */
    public static Event event(SubmittedMessage message, EventType type, Instant time) {
        return new Event(type, time, subject(message, 0), 1, type == EventType.BOUNCED ? REFUSAL : Outcome.NONE);
    }
}
