package org.posthorn.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;

/** Events of a message before it is split. */
final class HeldEvents {
    private HeldEvents() {
    }

    /** One for each recipient. */
    static List<Event> of(Mail mail, EventType type, Instant time, Event.Outcome outcome) throws MessagingException {
        Submission submission = Submission.of(mail).orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was not submitted by an account"));
        MessageId id = MessageId.parse(mail.getName()).orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was split before"));
        List<Event> made = new ArrayList<>();
        for (MailAddress recipient : mail.getRecipients()) {
            made.add(new Event(type, time, submission.subject(new MessageCopy(id, made.size()), recipient.asString()), 0, outcome));
        }
        return made;
    }
}
