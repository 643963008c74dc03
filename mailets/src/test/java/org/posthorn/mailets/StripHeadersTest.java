package org.posthorn.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;

class StripHeadersTest {
    private final StripHeaders mailet = new StripHeaders();

    @Test
    void theNamedFieldsGoAndEveryOtherByteStays() throws Exception {
        assertThat(strip("BCC: a\r\n b\r\nTo : x \r\nreturn-path : <y>\r\n\r\nBcc: c\n")).isEqualTo("To : x \r\n\r\nBcc: c\n");
    }

    @Test
    void aStarStandsForTheRestOfAName() throws Exception {
        assertThat(strip("X-Splio-Ref: a\r\nx-splio-: b\r\nX-Splio: c\r\n\r\n", "Bcc, X-Splio-*")).isEqualTo("X-Splio: c\r\n\r\n");
    }

    @Test
    void aMessageWithoutThemIsNotEvenCopied() throws Exception {
        RawMessage raw = Mails.message("To: x\r\n\r\nbody");
        MailImpl mail = Mails.copy(raw);

        init("Bcc");
        mailet.service(mail);

        assertThat(RawMimeMessage.of(mail)).isSameAs(raw);
    }

    @Test
    void theNamesAreRequired() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).build()))
            .isInstanceOf(MessagingException.class).hasMessage("StripHeaders: <names> is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc,,To", "Bcc,", "Bcc Return-Path", "Bcc:", "*", "X-*-y z", "B\u00e9"})
    void whatIsNoFieldNameIsRefused(String names) {
        assertThatThrownBy(() -> init(names)).isInstanceOf(MessagingException.class).hasMessageContaining("expected field names with commas between");
    }

    private String strip(String message) throws MessagingException {
        return strip(message, " Bcc , Return-Path");
    }

    private String strip(String message, String names) throws MessagingException {
        MailImpl mail = Mails.copy(Mails.message(message));
        init(names);
        mailet.service(mail);
        return new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1);
    }

    private void init(String names) throws MessagingException {
        mailet.init(Mails.config(mailet).setProperty("names", names).build());
    }
}
