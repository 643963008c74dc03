package org.posthorn.core.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;

class ActivationNoticeTest {
    private static final MessageId ID = MessageId.create(Clock.fixed(Instant.parse("2026-11-01T09:05:07Z"), ZoneOffset.UTC));

    @Test
    void itIsAWholeMessageOfRfc5322() {
        assertThat(text(7)).startsWith("From: Postmaster <postmaster@mail.example.com>\r\nTo: ops@corp.example.net\r\nSubject: Account acme is active\r\n"
            + "Date: Sun, 1 Nov 2026 09:05:07 +0000\r\nMessage-ID: <" + ID + "@mail.example.com>\r\nAuto-Submitted: auto-generated\r\n");
    }

    @ParameterizedTest
    @CsvSource({"0, No mail was held until now.", "1, 1 message that was held until now goes out.", "2, 2 messages that were held until now go out."})
    void itSaysHowManyMessagesGoOut(long held, String sentence) {
        assertThat(text(held)).endsWith("\r\n\r\nThe account acme is active: its mail is relayed from now on.\r\n" + sentence + "\r\n");
    }

    @Test
    void everyLineEndsInCrlf() {
        assertThat(text(7).replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    private static String text(long held) {
        RawMessage message = new ActivationNotice("acme", held).write(ID, "mail.example.com", "ops@corp.example.net");
        return new String(message.toByteArray(), US_ASCII);
    }
}
