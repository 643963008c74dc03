package org.posthorn.mailets;

import java.util.List;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ReturnedMessage;
import org.posthorn.mail.RawMimeMessage;

/**
 * Reads what came back once for all mailets behind each other: the reading stays with the mail while it is in memory. Queues and repositories leave it
 * out, and what comes from there is read anew.
 */
final class ReturnedMails {
    private static final AttributeName READING = AttributeName.of("org.posthorn.returned");

    private final BounceReader reader;

    @Inject
    ReturnedMails(BounceReader reader) {
        this.reader = reader;
    }

    ReturnedMessage read(Mail mail) throws MessagingException {
        ReturnedMessage known = mail.getAttribute(READING).flatMap(attribute -> attribute.getValue().valueAs(ReturnedMessage.class)).orElse(null);
        if (known != null) {
            return known;
        }
        ReturnedMessage read = ReturnedMessage.read(RawMimeMessage.of(mail).toByteArray(), reader);
        mail.setAttribute(new Attribute(READING, AttributeValue.ofUnserializable(read)));
        return read;
    }

    /** Where it came to. */
    static List<Address> recipients(Mail mail) {
        return mail.getRecipients().stream().map(recipient -> new Address(recipient.getLocalPart(), recipient.getDomain().asString())).toList();
    }
}
