package org.posthorn.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Properties;

import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.posthorn.core.message.RawMessage;

class RawMimeMessageTest {
    private static final RawMessage RAW = RawMessage.of("Subject : odd \r\nTo: x@example.org\r\n\r\nbody \n".getBytes(ISO_8859_1)).prepend("A:1\r\n");

    @Test
    void theBytesComeOutWithoutACopy() throws Exception {
        assertThat(RawMimeMessage.of(mail())).isSameAs(RAW);
    }

    @Test
    void readingTheMessageAsOthersDoLeavesItsBytesAlone() throws Exception {
        MailImpl mail = mail();

        mail.getMessage().getSubject();
        mail.getMessage().getContent();

        assertThat(RawMimeMessage.of(mail)).isSameAs(RAW);
    }

    @Test
    void othersSeeItsHeaderFields() throws Exception {
        assertThat(mail().getMessage().getHeader("To")).containsExactly("x@example.org");
    }

    @Test
    void othersSeeItsSize() throws Exception {
        assertThat(mail().getMessageSize()).isEqualTo(RAW.size());
    }

    @Test
    void writingAnUntouchedMessageGivesItsBytes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        mail().getMessage().writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(RAW.toByteArray());
    }

    @Test
    void anothersHeaderFieldIsInTheBytes() throws Exception {
        MailImpl mail = mail();

        mail.getMessage().addHeader("X-New", "yes");

        assertThat(RawMimeMessage.of(mail).header("X-New")).contains("yes");
    }

    @Test
    void anothersHeaderFieldLeavesTheBodyAlone() throws Exception {
        MailImpl mail = mail();

        mail.getMessage().addHeader("X-New", "yes");

        assertThat(new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1)).endsWith("\r\n\r\nbody \n");
    }

    @Test
    void anothersBodyIsInTheBytes() throws Exception {
        MailImpl mail = mail();

        mail.getMessage().setText("new body");

        assertThat(new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1)).endsWith("\r\n\r\nnew body");
    }

    @Test
    void anothersMessageIsSerialised() throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("theirs");
        message.setText("body");
        message.saveChanges();

        assertThat(RawMimeMessage.of(message).header("Subject")).contains("theirs");
    }

    @Test
    void whatIsSetReplacesTheMessage() throws Exception {
        MailImpl mail = mail();
        RawMessage other = RAW.prepend("B:2\r\n");

        RawMimeMessage.set(mail, other);

        assertThat(RawMimeMessage.of(mail)).isSameAs(other);
    }

    @Test
    void whatIsSetReplacesAnothersChange() throws Exception {
        MailImpl mail = mail();
        mail.getMessage().addHeader("X-New", "yes");

        RawMimeMessage.set(mail, RAW);

        assertThat(RawMimeMessage.of(mail)).isSameAs(RAW);
    }

    @Test
    void onlyJamesOwnMailCanBeSet() throws Exception {
        FakeMail mail = FakeMail.builder().name("fake").build();

        assertThatThrownBy(() -> RawMimeMessage.set(mail, RAW)).isInstanceOf(MessagingException.class).hasMessageContaining("FakeMail");
    }

    private static MailImpl mail() throws MessagingException {
        MailImpl mail = MailImpl.builder().name("mail").build();
        RawMimeMessage.set(mail, RAW);
        return mail;
    }
}
