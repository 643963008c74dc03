package org.posthorn.mail;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;

/** A mail after the split: one recipient's copy, named by its {@link MessageCopy}. */
public final class Copies {
    private Copies() {
    }

    /**
     * Whose copy the mail is.
     *
     * @throws MessagingException if it is none: SplitRecipients has not run
     */
    public static Event.Subject subject(Mail mail) throws MessagingException {
        Submission submission = Submission.of(mail).orElseThrow(() -> notSplit(mail));
        MessageCopy copy = MessageCopy.parse(mail.getName()).orElseThrow(() -> notSplit(mail));
        return submission.subject(copy, recipient(mail).asString());
    }

    /** The copy's only recipient. */
    public static MailAddress recipient(Mail mail) throws MessagingException {
        if (mail.getRecipients().size() != 1) {
            throw notSplit(mail);
        }
        return mail.getRecipients().iterator().next();
    }

    private static MessagingException notSplit(Mail mail) {
        return new MessagingException("Mail " + mail.getName()
            + " is not one recipient's copy of a submitted message: SplitRecipients goes before this mailet");
    }
}
