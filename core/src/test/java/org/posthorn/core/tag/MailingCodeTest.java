package org.posthorn.core.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailingCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"news-de_1.x", "0", "1234567890123456789012345678901234567890123456789012345678901234"})
    void aCodeIsUpTo64LettersDigitsAndMarks(String text) {
        assertThat(MailingCode.isCode(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "=?utf-8?q?a?=", "\u00e9", "12345678901234567890123456789012345678901234567890123456789012345"})
    void anythingElseIsNone(String text) {
        assertThat(MailingCode.isCode(text)).isFalse();
    }
}
