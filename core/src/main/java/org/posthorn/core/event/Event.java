package org.posthorn.core.event;

import java.time.Instant;
import java.util.Objects;

import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.tag.Tags;

/**
 * One thing that happened to one recipient's copy of a message.
 *
 * @param type what happened
 * @param time when
 * @param subject to which copy
 * @param attempt the delivery attempt it belongs to, from 1; 0 where there was none
 * @param outcome what was answered; {@link Outcome#NONE} where nothing was
 */
public record Event(EventType type, Instant time, Subject subject, int attempt, Outcome outcome) {

    /**
     * Whose event it is.
     *
     * @param account the account's id
     * @param copy message and recipient's place
     * @param messageId the Message-ID header field's value, with brackets; null if the message has none
     * @param sender the envelope sender that the client gave; empty for the null sender
     * @param recipient the recipient's address
     * @param tags the message's
     */
    public record Subject(String account, MessageCopy copy, String messageId, String sender, String recipient, Tags tags) {
        public Subject {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(copy, "copy");
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(recipient, "recipient");
            Objects.requireNonNull(tags, "tags");
        }
    }

    /**
     * What was answered; every part may be null.
     *
     * @param bounce class and category of a failure
     * @param status enhanced status code (RFC 3463)
     * @param reply the remote server's last reply, code and text, or the diagnosis of a bounce message
     * @param remote the remote server
     * @param source what the event was learnt from
     * @param visit what a recipient's client asked for
     */
    public record Outcome(Bounce bounce, String status, String reply, Remote remote, EventSource source, Visit visit) {
        public static final Outcome NONE = new Outcome(null, null, null, null, EventSource.SMTP);

        public Outcome(Bounce bounce, String status, String reply, Remote remote, EventSource source) {
            this(bounce, status, reply, remote, source, null);
        }

        public static Outcome of(EventSource source) {
            return new Outcome(null, null, null, null, source);
        }

        /** Of what a suppression is the reason for, such as {@code hard-bounce}. */
        public static Outcome because(String reason) {
            return new Outcome(null, null, reason, null, EventSource.SMTP);
        }

        public static Outcome of(Visit visit) {
            return new Outcome(null, null, null, null, EventSource.HTTP, visit);
        }
    }

    /**
     * The event's id: the same for the same copy, source, type and attempt or visit, so that work repeated after a crash makes the same event again.
     * A recipient unsubscribes from a message once, whichever way.
     */
    public String id() {
        boolean anySource = outcome.source() == EventSource.SMTP || type == EventType.UNSUBSCRIBED;
        String visit = outcome.visit() == null ? "" : "-" + outcome.visit().id();
        return subject.copy() + "-" + (anySource ? "" : outcome.source().label() + "-") + type.label() + (attempt > 0 ? "-" + attempt : visit);
    }
}
