package org.posthorn.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tags;

/** Makes copies for tests. */
public final class Copies {
    public static final RawMessage MESSAGE = RawMessage.of("Subject: hello\r\n\r\nworld\r\n".getBytes(US_ASCII));
    /** When tests' clocks begin. */
    public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final AtomicLong KEYS = new AtomicLong();

    private Copies() {
    }

    /** A copy with three days to live. */
    public static Outgoing to(String recipient) {
        return to(recipient, START.plus(Duration.ofDays(3)));
    }

    public static Outgoing to(String recipient, Instant deadline) {
        long key = KEYS.incrementAndGet();
        MessageCopy copy = new MessageCopy(MessageId.parse("01J" + String.format("%023d", key)).orElseThrow(), 0);
        Event.Subject subject = new Event.Subject("acme", copy, null, "news@example.com", recipient, Tags.NONE);
        return new Outgoing(key, subject, "b-1@bounce.example.com", recipient.substring(recipient.lastIndexOf('@') + 1), 0, deadline);
    }
}
