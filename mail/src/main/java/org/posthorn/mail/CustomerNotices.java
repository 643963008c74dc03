package org.posthorn.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.core.MaybeSender;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.ActivationNotice;
import org.posthorn.core.account.Notices;
import org.posthorn.core.address.Address;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.core.tag.Tags;

/**
 * Sends notices as messages of the account that they are about, from the null sender, so that nothing comes back, and straight to the outgoing queue.
 * An account whose contact is suppressed gets none.
 */
public final class CustomerNotices implements Notices {
    private static final MailQueueName OUTGOING = MailQueueName.of("outgoing");
    private static final String NULL_SENDER = "";

    private final MailQueueFactory<?> queues;
    private final EventLog events;
    private final SuppressionStore suppressions;
    private final RetrySchedule schedule;
    private final String hostName;
    private final Clock clock;

    /** @param hostName this server's, whose postmaster writes */
    public CustomerNotices(MailQueueFactory<?> queues, EventLog events, SuppressionStore suppressions, RetrySchedule schedule, String hostName, Clock clock) {
        this.queues = queues;
        this.events = events;
        this.suppressions = suppressions;
        this.schedule = schedule;
        this.hostName = hostName;
        this.clock = clock;
    }

    @Override
    public Optional<String> activated(Account account, long held) {
        Optional<Address> reader = Optional.ofNullable(account.contacts().notices()).or(() -> Optional.ofNullable(account.contacts().bounceForward()))
            .map(Address::of).filter(address -> suppressions.find(account.id(), address.key()).isEmpty());
        reader.ifPresent(address -> send(account.id(), address, new ActivationNotice(account.id(), held)));
        return reader.map(Address::toString);
    }

    private void send(String account, Address reader, ActivationNotice notice) {
        MessageId id = MessageId.create(clock);
        Submission submission = new Submission(account, ActivationNotice.messageId(id, hostName), NULL_SENDER, Tags.NONE);
        RawMessage message = notice.write(id, hostName, reader.toString());
        try {
            MailImpl mail = mail(id, submission, reader, message);
            Event.Subject subject = submission.subject(new MessageCopy(id, 0), mail.getRecipients().iterator().next().asString());
            events.accept(new SubmittedMessage(id, account, submission.messageId(), NULL_SENDER,
                List.of(new SubmittedMessage.Recipient(reader.toString(), Addressing.TO)), message.size(), "127.0.0.1", id.time(), Tags.NONE),
                List.of(new Event(EventType.ACCEPTED, id.time(), subject, 0, Event.Outcome.NONE)));
            queues.createQueue(OUTGOING).enQueue(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("The notice for " + account + " cannot be sent", e);
        }
    }

    private MailImpl mail(MessageId id, Submission submission, Address reader, RawMessage message) throws MessagingException {
        MailImpl mail = MailImpl.builder().name(new MessageCopy(id, 0).toString()).sender(MaybeSender.nullSender())
            .addRecipient(LiteralDomain.carry(reader)).build();
        submission.putInto(mail);
        Deadline.set(mail, schedule.deadline(id.time()));
        RawMimeMessage.set(mail, message);
        return mail;
    }
}
