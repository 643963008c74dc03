package org.posthorn.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.mail.RawMimeMessage;

class AddFeedbackFieldsTest {
    private static final String BODY = "\r\n\r\nbody\r\n";

    private final CopyMarks marks = new CopyMarks(new CopyAddresses(MasterKey.of(new byte[32])));
    private final AddFeedbackFields mailet = new AddFeedbackFields(marks);

    private RawMessage after(String message, String fields) throws Exception {
        mailet.init(fields.isEmpty() ? Mails.config(mailet).build() : Mails.config(mailet).setProperty("fields", fields).build());
        MailImpl mail = Mails.copy(Mails.message(message));
        mail.setSender(new MailAddress("b-token@bounce.news.example.com"));
        mailet.service(mail);
        return RawMimeMessage.of(mail);
    }

    @Test
    void theMarkNamesTheCopy() throws Exception {
        assertThat(after("Subject: x" + BODY, "").header("X-Posthorn-Id").map(String::strip).flatMap(marks::verify)).contains(Mails.SUBJECT.copy());
    }

    @Test
    void complaintsGoToTheBounceDomain() throws Exception {
        assertThat(after("Subject: x" + BODY, "").header("CFBL-Address").map(String::strip)).contains("fbl@bounce.news.example.com; report=arf");
    }

    @Test
    void gmailCountsByAccountAndMailing() throws Exception {
        assertThat(after("Subject: x" + BODY, "").header("Feedback-ID").map(String::strip)).contains(":acme:news-de:posthorn");
    }

    @Test
    void theSendersOwnFeedbackIdStays() throws Exception {
        assertThat(after("Feedback-ID: a:b:c:sender" + BODY, "").fields().stream().filter(field -> field.is("Feedback-ID"))
            .map(field -> field.unfoldedValue().strip())).containsExactly("a:b:c:sender");
    }

    @Test
    void aMarkThatTheSenderPutInGoes() throws Exception {
        assertThat(after("x-posthorn-id: forged" + BODY, "").fields().stream().filter(field -> field.is("X-Posthorn-Id"))).hasSize(1);
    }

    @Test
    void belowTheAddedFieldsNothingChanges() throws Exception {
        assertThat(new String(after("Subject: x" + BODY, "").toByteArray(), ISO_8859_1)).endsWith("\r\nSubject: x" + BODY);
    }

    @Test
    void onlyTheFieldsThatAreSetAreAdded() throws Exception {
        RawMessage after = after("Subject: x" + BODY, "cfbl-address");

        assertThat(after.fields()).hasSize(2);
    }

    @Test
    void noneLeavesTheMessageAlone() throws Exception {
        assertThat(after("Subject: x" + BODY, "none").fields()).hasSize(1);
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> after("Subject: x" + BODY, "X-Other")).isInstanceOf(MessagingException.class).hasMessageContaining("<fields> is 'X-Other'");
    }
}
