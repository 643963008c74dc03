package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

class CopiesTest {
    private static final MessageCopy COPY = new MessageCopy(new MessageId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), 3);
    private static final Submission SUBMISSION = new Submission("acme", null, "news@news.example.com", Tags.NONE);

    @Test
    void aCopyIsNamedByItsMessageAndPlace() throws Exception {
        MailImpl mail = mail(COPY.toString(), "Bob@example.org");
        SUBMISSION.putInto(mail);

        assertThat(Copies.subject(mail)).isEqualTo(new Event.Subject("acme", COPY, null, "news@news.example.com", "Bob@example.org", Tags.NONE));
    }

    @Test
    void aMailBeforeTheSplitIsNoCopy() throws Exception {
        MailImpl mail = mail(COPY.message().value(), "bob@example.org");
        SUBMISSION.putInto(mail);

        assertThatThrownBy(() -> Copies.subject(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("SplitRecipients");
    }

    @Test
    void aMailThatNobodySubmittedIsNoCopy() throws Exception {
        MailImpl mail = mail(COPY.toString(), "bob@example.org");

        assertThatThrownBy(() -> Copies.subject(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("SplitRecipients");
    }

    @Test
    void aMailWithTwoRecipientsIsNoCopy() throws Exception {
        MailImpl mail = mail(COPY.toString(), "bob@example.org", "eve@example.org");

        assertThatThrownBy(() -> Copies.recipient(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("SplitRecipients");
    }

    @Test
    void aCopyHasOneRecipient() throws Exception {
        assertThat(Copies.recipient(mail(COPY.toString(), "bob@example.org"))).isEqualTo(new MailAddress("bob@example.org"));
    }

    private static MailImpl mail(String name, String... recipients) throws MessagingException {
        return MailImpl.builder().name(name).addRecipients(recipients).build();
    }
}
