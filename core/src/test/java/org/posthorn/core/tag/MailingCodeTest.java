package org.posthorn.core.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

class MailingCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"X-Posthorn-Mailing: news-de_1.x", "X-BM-Mailing:news-de_1.x ", "x-bm-mailing:\r\n news-de_1.x",
        "To: a\r\nX-bm-mailing: news-de_1.x"})
    void aCodeIsFoundUnderEitherName(String header) {
        assertThat(read(header)).isEqualTo("news-de_1.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: a", "X-bm-mailing:", "X-bm-mailing: a b", "X-bm-mailing: =?utf-8?q?a?=", "X-bm-mailing: \u00e9", "X-bm-mailing-x: a",
        "X-bm-mailing: 12345678901234567890123456789012345678901234567890123456789012345"})
    void whatIsNoCodeIsNone(String header) {
        assertThat(read(header)).isNull();
    }

    @Test
    void ourOwnNameCountsBeforeTheOther() {
        assertThat(read("X-bm-mailing: b\r\nX-Posthorn-Mailing: a\r\nX-Posthorn-Mailing: c")).isEqualTo("a");
    }

    private static String read(String header) {
        return MailingCode.read(RawMessage.of((header + "\r\n\r\n").getBytes(ISO_8859_1)).fields());
    }
}
