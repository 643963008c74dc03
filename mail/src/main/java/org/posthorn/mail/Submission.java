package org.posthorn.mail;

import java.util.Objects;
import java.util.Optional;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.tag.Tags;

/**
 * What a mail that a customer submitted carries through the pipeline, as mail attributes.
 *
 * @param account the account's id
 * @param messageId the Message-ID header field's value; null if there is none
 * @param sender the envelope sender that the client gave; empty for the null sender
 * @param tags what the sender calls the message
 */
public record Submission(String account, String messageId, String sender, Tags tags) {
    private static final AttributeName ACCOUNT = AttributeName.of("org.posthorn.account");
    private static final AttributeName MESSAGE_ID = AttributeName.of("org.posthorn.messageId");
    private static final AttributeName SENDER = AttributeName.of("org.posthorn.sender");
    private static final AttributeName CAMPAIGN = AttributeName.of("org.posthorn.campaign");
    private static final AttributeName CHANNEL = AttributeName.of("org.posthorn.channel");
    private static final AttributeName RECIPIENT_ID = AttributeName.of("org.posthorn.recipientId");
    private static final AttributeName MAILING = AttributeName.of("org.posthorn.mailing");
    private static final AttributeName POOL = AttributeName.of("org.posthorn.pool");

    /** Empty if no customer submitted the mail. */
    public static Optional<Submission> of(Mail mail) {
        return Optional.ofNullable(text(mail, ACCOUNT))
            .map(account -> new Submission(account, text(mail, MESSAGE_ID), Objects.requireNonNullElse(text(mail, SENDER), ""), tags(mail)));
    }

    Submission withoutMessageId() {
        return new Submission(account, null, sender, tags);
    }

    public void putInto(Mail mail) {
        put(mail, ACCOUNT, account);
        put(mail, SENDER, sender);
        put(mail, MESSAGE_ID, messageId);
        put(mail, CAMPAIGN, tags.campaign());
        put(mail, CHANNEL, tags.channel());
        put(mail, RECIPIENT_ID, tags.recipientId());
        put(mail, MAILING, tags.mailing());
        put(mail, POOL, tags.pool());
    }

    /** The events' subject for the copy of a recipient, as James has the address. */
    public Event.Subject subject(MessageCopy copy, String recipient) {
        return new Event.Subject(account, copy, messageId, sender, LiteralDomain.restore(recipient), tags);
    }

    private static Tags tags(Mail mail) {
        return new Tags(text(mail, CAMPAIGN), text(mail, CHANNEL), text(mail, RECIPIENT_ID), text(mail, MAILING), text(mail, POOL));
    }

    private static void put(Mail mail, AttributeName name, String value) {
        if (value != null) {
            mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
        }
    }

    private static String text(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(attribute -> attribute.getValue().valueAs(String.class)).orElse(null);
    }
}
