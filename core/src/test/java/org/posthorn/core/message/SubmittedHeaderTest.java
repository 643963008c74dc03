package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittedHeaderTest {
    private static final MessageId ID = MessageId.create(Clock.fixed(Instant.parse("2026-11-01T07:05:09.123Z"), ZoneOffset.UTC));
    private static final String OWN = "<" + ID.value().toLowerCase(Locale.ROOT) + "@news.example.com>";
    private static final String DATE = "Date: Sun, 1 Nov 2026 07:05:09 +0000\r\n";

    @Test
    void aMessageThatHasBothIsLeftAsItIs() {
        assertThat(read("date: today\r\nMESSAGE-ID:\r\n <m@x>\r\n\r\n")).isEqualTo(new SubmittedHeader("<m@x>", ""));
    }

    @Test
    void aMissingMessageIdIsMadeOfTheMessagesIdAndTheSendersDomain() {
        assertThat(read("Date: today\r\n\r\n")).isEqualTo(new SubmittedHeader(OWN, "Message-ID: " + OWN + "\r\n"));
    }

    @Test
    void aMissingDateIsTheTimeAtWhichTheMessageCame() {
        assertThat(read("Message-ID: <m@x>\r\n\r\n").added()).isEqualTo(DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\nMessage-ID: <m@x>\r\nDate: x\r\n", "X-Message-ID: <m@x>\r\nDate-X: x\r\n\r\n"})
    void whatIsInNoFieldOfThatNameDoesNotCount(String message) {
        assertThat(read(message).added()).isEqualTo(DATE + "Message-ID: " + OWN + "\r\n");
    }

    @Test
    void anEmptyMessageIdStays() {
        assertThat(read("Date: x\r\nMessage-ID:\r\n\r\n")).isEqualTo(new SubmittedHeader(null, ""));
    }

    @Test
    void aHugeMessageIdIsNotKept() {
        assertThat(read("Date: x\r\nMessage-ID: <" + "m".repeat(1 << 20) + "@x>\r\n\r\n")).isEqualTo(new SubmittedHeader(null, ""));
    }

    private static SubmittedHeader read(String message) {
        return SubmittedHeader.read(RawMessage.of(message.getBytes(ISO_8859_1)).fields(), ID, "news.example.com");
    }
}
