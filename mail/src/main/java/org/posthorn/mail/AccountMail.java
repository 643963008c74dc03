package org.posthorn.mail;

import java.time.Clock;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MaybeSender;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.posthorn.core.address.Address;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tags;

/** Sends mail to an account's people as messages of that account, from the null sender, so that nothing comes back, straight to the outgoing queue. */
public final class AccountMail {
    private static final MailQueueName OUTGOING = MailQueueName.of("outgoing");
    private static final String NULL_SENDER = "";

    private final MailQueueFactory<?> queues;
    private final EventLog events;
    private final RetrySchedule schedule;
    private final Clock clock;

    public AccountMail(MailQueueFactory<?> queues, EventLog events, RetrySchedule schedule, Clock clock) {
        this.queues = queues;
        this.events = events;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** An id for the next message. */
    public MessageId nextId() {
        return MessageId.create(clock);
    }

    /**
     * Sends a message, whose Message-ID is read from it.
     *
     * @param account the account's id
     * @throws MessagingException if it cannot be queued
     */
    public void send(MessageId id, String account, Address reader, RawMessage message) throws MessagingException {
        Submission submission = new Submission(account, message.header("Message-ID").map(String::strip).orElse(null), NULL_SENDER, Tags.NONE);
        MailImpl mail = MailImpl.builder().name(new MessageCopy(id, 0).toString()).sender(MaybeSender.nullSender())
            .addRecipient(LiteralDomain.carry(reader)).build();
        submission.putInto(mail);
        Deadline.set(mail, schedule.deadline(id.time()));
        RawMimeMessage.set(mail, message);
        // No entry in the message log: what we write is not the account's to pay for.
        Event.Subject subject = submission.subject(new MessageCopy(id, 0), reader.toString());
        events.append(List.of(new Event(EventType.ACCEPTED, id.time(), subject, 0, Event.Outcome.NONE)));
        queues.createQueue(OUTGOING).enQueue(mail);
    }
}
