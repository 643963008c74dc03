package org.posthorn.mail;

import java.util.Optional;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;

/**
 * What a mail that a customer submitted carries through the pipeline, as mail attributes.
 *
 * @param account the account's id
 * @param messageId the Message-ID header field's value; null if there is none
 * @param sender the envelope sender that the client gave; empty for the null sender
 */
public record Submission(String account, String messageId, String sender) {
    private static final AttributeName ACCOUNT = AttributeName.of("org.posthorn.account");
    private static final AttributeName MESSAGE_ID = AttributeName.of("org.posthorn.messageId");
    private static final AttributeName SENDER = AttributeName.of("org.posthorn.sender");

    /** Empty if no customer submitted the mail. */
    public static Optional<Submission> of(Mail mail) {
        return text(mail, ACCOUNT).map(account -> new Submission(account, text(mail, MESSAGE_ID).orElse(null), text(mail, SENDER).orElse("")));
    }

    Submission withoutMessageId() {
        return new Submission(account, null, sender);
    }

    public void putInto(Mail mail) {
        mail.setAttribute(new Attribute(ACCOUNT, AttributeValue.of(account)));
        mail.setAttribute(new Attribute(SENDER, AttributeValue.of(sender)));
        if (messageId != null) {
            mail.setAttribute(new Attribute(MESSAGE_ID, AttributeValue.of(messageId)));
        }
    }

    /** The events' subject for the copy of a recipient, as James has the address. */
    public Event.Subject subject(MessageCopy copy, String recipient) {
        return new Event.Subject(account, copy, messageId, sender, LiteralDomain.restore(recipient));
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(attribute -> attribute.getValue().valueAs(String.class));
    }
}
