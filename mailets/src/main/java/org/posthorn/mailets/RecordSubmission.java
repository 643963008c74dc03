package org.posthorn.mailets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.policy.Addressees;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.LiteralDomain;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;

/**
 * Writes a submitted message into the message log, with an <i>accepted</i> event for each recipient and whether To, Cc or neither names it (R2.10).
 * Goes before SplitRecipients. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.RecordSubmission"/&gt;
 * </code></pre>
 */
public final class RecordSubmission extends GenericMailet {
    private final EventLog events;

    @Inject
    public RecordSubmission(EventLog events) {
        this.events = events;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Optional<Submission> submission = Submission.of(mail);
        Optional<MessageId> id = MessageId.parse(mail.getName());
        if (submission.isEmpty() || id.isEmpty()) {
            throw new MessagingException("Mail " + mail.getName() + " was not submitted by an account");
        }
        List<String> recipients = mail.getRecipients().stream().map(MailAddress::asString).map(LiteralDomain::restore).toList();
        events.accept(message(mail, id.get(), submission.get(), recipients), accepted(id.get(), submission.get(), recipients));
    }

    private static SubmittedMessage message(Mail mail, MessageId id, Submission submission, List<String> recipients) throws MessagingException {
        RawMessage raw = RawMimeMessage.of(mail);
        return new SubmittedMessage(id, submission.account(), submission.messageId(), submission.sender(), addressed(raw, recipients), raw.base().length,
            mail.getRemoteAddr(), id.time(), submission.tags());
    }

    private static List<Recipient> addressed(RawMessage raw, List<String> recipients) {
        List<Addressing> addressings = Addressees.of(raw, recipients);
        return IntStream.range(0, recipients.size()).mapToObj(place -> new Recipient(recipients.get(place), addressings.get(place))).toList();
    }

    private static List<Event> accepted(MessageId id, Submission submission, List<String> recipients) {
        List<Event> accepted = new ArrayList<>();
        for (int place = 0; place < recipients.size(); place++) {
            Event.Subject subject = submission.subject(new MessageCopy(id, place), recipients.get(place));
            accepted.add(new Event(EventType.ACCEPTED, id.time(), subject, 0, Event.Outcome.NONE));
        }
        return accepted;
    }
}
