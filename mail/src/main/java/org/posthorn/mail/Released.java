package org.posthorn.mail;

import java.time.Instant;
import java.util.Optional;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** When a mail that was held went on, as a mail attribute: milliseconds since 1970. Its time to be delivered begins then. */
public final class Released {
    private static final AttributeName ATTRIBUTE = AttributeName.of("org.posthorn.released");

    private Released() {
    }

    /** Empty if the mail was not held. */
    public static Optional<Instant> of(Mail mail) {
        return mail.getAttribute(ATTRIBUTE).flatMap(attribute -> attribute.getValue().valueAs(Long.class)).map(Instant::ofEpochMilli);
    }

    public static void set(Mail mail, Instant released) {
        mail.setAttribute(new Attribute(ATTRIBUTE, AttributeValue.of(released.toEpochMilli())));
    }
}
