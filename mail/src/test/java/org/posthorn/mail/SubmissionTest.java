package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class SubmissionTest {
    private static final Submission FULL = new Submission("acme", "<m@news.example.com>", "news@news.example.com",
        new Tags("winter", "news", "587426", "news-de", "default"));

    @Test
    void whatIsPutIntoAMailIsFoundInIt() throws Exception {
        assertThat(Submission.of(mailWith(FULL))).contains(FULL);
    }

    @Test
    void aSubmissionMayHaveNoMessageId() throws Exception {
        Submission without = new Submission("acme", null, "news@news.example.com", Tags.NONE);
        assertThat(Submission.of(mailWith(without))).contains(without);
    }

    @Test
    void aSubmissionMayHaveTheNullSender() throws Exception {
        Submission nullSender = new Submission("acme", "<m@news.example.com>", "", Tags.NONE);
        assertThat(Submission.of(mailWith(nullSender))).contains(nullSender);
    }

    @Test
    void anotherMailHasNone() throws Exception {
        assertThat(Submission.of(MailImpl.builder().name("mail").build())).isEmpty();
    }

    @Test
    void itGoesAlongWithACopyOfTheMail() throws Exception {
        assertThat(Submission.of(MailImpl.duplicateWithoutMessage(mailWith(FULL)).build())).contains(FULL);
    }

    @Test
    void theSubjectOfACopyHasEveryPart() {
        MessageCopy copy = new MessageCopy(new MessageId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), 3);
        assertThat(FULL.subject(copy, "bob@example.org"))
            .isEqualTo(new Event.Subject("acme", copy, "<m@news.example.com>", "news@news.example.com", "bob@example.org", FULL.tags()));
    }

    private static MailImpl mailWith(Submission submission) throws MessagingException {
        MailImpl mail = MailImpl.builder().name("mail").build();
        submission.putInto(mail);
        return mail;
    }
}
