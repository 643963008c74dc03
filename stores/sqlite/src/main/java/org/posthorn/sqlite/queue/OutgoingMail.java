package org.posthorn.sqlite.queue;

import java.time.Instant;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.mail.Submission;

/** A mail of the outgoing queue as the delivery engine sees it: its name is its {@link MessageCopy}, its one recipient the copy's. */
final class OutgoingMail {
    private OutgoingMail() {
    }

    /** @throws MessagingException if the mail is no recipient's copy of a submitted message */
    static void check(Mail mail) throws MessagingException {
        if (subject(mail).isEmpty()) {
            throw new MessagingException("only a single recipient's copy of a message that an account submitted can be delivered");
        }
    }

    static Optional<Outgoing> of(Mail mail, Entry entry) {
        String returnPath = mail.getMaybeSender().asOptional().map(MailAddress::asString).orElse("");
        Instant deadline = Instant.ofEpochMilli(entry.deadline());
        return subject(mail).map(subject -> new Outgoing(entry.id(), subject, returnPath, entry.lane(), entry.attempts(), deadline));
    }

    private static Optional<Event.Subject> subject(Mail mail) {
        if (mail.getRecipients().size() != 1) {
            return Optional.empty();
        }
        String recipient = mail.getRecipients().iterator().next().asString();
        return MessageCopy.parse(mail.getName()).flatMap(copy -> Submission.of(mail).map(submission -> submission.subject(copy, recipient)));
    }
}
