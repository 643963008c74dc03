package org.posthorn.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mailet;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;

/** Mails to test with. */
final class Mails {
    static final Instant ACCEPTED = Instant.parse("2026-11-21T21:00:00.123Z");
    static final MessageId ID = MessageId.create(Clock.fixed(ACCEPTED, ZoneOffset.UTC));
    static final Submission SUBMISSION = new Submission("acme", "<m@news.example.com>", "news@news.example.com", Tags.ofMailing("news-de"));
    static final Event.Subject SUBJECT = SUBMISSION.subject(new MessageCopy(ID, 0), "bob@example.org");
    static final RawMessage MESSAGE = message("From: Ann <ann@news.example.com>\r\nTo: bob@example.org\r\n\r\nbody\r\n");

    private Mails() {
    }

    static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }

    /** As it comes from the listener. */
    static MailImpl submitted(String... recipients) throws MessagingException {
        MailImpl mail = MailImpl.builder().name(ID.value()).sender(SUBMISSION.sender()).addRecipients(recipients).remoteAddr("192.0.2.7").build();
        SUBMISSION.putInto(mail);
        RawMimeMessage.set(mail, MESSAGE.prepend("Received: by us\r\n"));
        return mail;
    }

    /** Bob's copy, as it comes from the split. */
    static MailImpl copy(RawMessage message) throws MessagingException {
        MailImpl mail = submitted(SUBJECT.recipient());
        mail.setName(SUBJECT.copy().toString());
        RawMimeMessage.set(mail, message);
        return mail;
    }

    static FakeMailetConfig.Builder config(Mailet mailet) {
        return FakeMailetConfig.builder().mailetName(mailet.getClass().getSimpleName());
    }
}
