package org.posthorn.mail;

import java.time.Instant;
import java.util.Optional;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The time after which a mail's delivery is given up, as a mail attribute: milliseconds since 1970. */
public final class Deadline {
    public static final AttributeName ATTRIBUTE = AttributeName.of("org.posthorn.deadline");

    private Deadline() {
    }

    /** Empty if the mail has none. */
    public static Optional<Instant> of(Mail mail) {
        return mail.getAttribute(ATTRIBUTE).flatMap(attribute -> attribute.getValue().valueAs(Long.class)).map(Instant::ofEpochMilli);
    }

    public static void set(Mail mail, Instant deadline) {
        mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(deadline.toEpochMilli())));
    }
}
