package org.posthorn.sqlite.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import javax.mail.MessagingException;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.mailet.Mail;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.Deadline;
import org.posthorn.mail.RawMimeMessage;

/** Makes a queue's items from mails: what its index needs to know, and the bytes that are written. */
final class Envelopes {
    private static final RawMessage NO_MESSAGE = RawMessage.of(new byte[0]);

    private final MailStore store;
    private final boolean outgoing;
    private final Interner<String> lanes = Interners.newWeakInterner();

    /** @param outgoing whether the queue is the delivery engine's: its mails have lanes, and must be some recipient's copy */
    Envelopes(MailStore store, boolean outgoing) {
        this.store = store;
        this.outgoing = outgoing;
    }

    NewItem item(Mail mail, QueueIndex queue, Duration delay) throws MessagingException {
        long deadline = Deadline.of(mail).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        Entry entry = new Entry(store.newId(), lane(mail), priority(mail), 0, deadline, due(delay));
        RawMessage message = mail.getMessage() == null ? NO_MESSAGE : RawMimeMessage.of(mail);
        return new NewItem(queue, entry, MetaWriter.write(mail), message);
    }

    /** The same entry, its lane's name the one that all entries of the lane share. */
    Entry withSharedLane(Entry entry) {
        return new Entry(entry.id(), lanes.intern(entry.lane()), entry.priority(), entry.attempts(), entry.deadline(), entry.due());
    }

    private String lane(Mail mail) throws MessagingException {
        if (!outgoing) {
            return "";
        }
        OutgoingMail.check(mail);
        return lanes.intern(mail.getRecipients().iterator().next().getDomain().asString().toLowerCase(Locale.ROOT));
    }

    private long due(Duration delay) {
        long now = store.clock().millis();
        try {
            return delay.isNegative() ? now : Math.addExact(now, delay.toMillis());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static byte priority(Mail mail) {
        int priority = mail.getAttribute(MailPrioritySupport.MAIL_PRIORITY)
            .flatMap(attribute -> attribute.getValue().valueAs(Integer.class))
            .orElse(MailPrioritySupport.NORMAL_PRIORITY);
        return (byte) Math.max(MailPrioritySupport.LOW_PRIORITY, Math.min(MailPrioritySupport.HIGH_PRIORITY, priority));
    }
}
