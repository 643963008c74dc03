package org.posthorn.core.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

class RelaxedTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void theBodyOfTheRfcsExampleIsRelaxed() throws GeneralSecurityException {
        assertThat(body(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
    }

    @Test
    void theFieldsOfTheRfcsExampleAreRelaxed() throws GeneralSecurityException {
        assertThat(field("A: X\r\n")).isEqualTo("a:X");
        assertThat(field("B : Y\t\r\n\tZ  \r\n")).isEqualTo("b:Y Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n\r\n", "  ", " \t\r\n", " \r\n\t\r\n  "})
    void aBodyOfNothingButBlanksIsEmpty(String body) throws GeneralSecurityException {
        assertThat(body(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a|a@",
        "a@|a@",
        "a@@@|a@",
        "@@a|@@a@",
        "a@ @b|a@@b@",
        "a \t|a@",
        "\ta| a@",
        "a  b\t\tc @|a b c@",
    })
    void blanksAndEmptyLinesAreRelaxed(String body, String expected) throws GeneralSecurityException {
        assertThat(body(body.replace("@", "\r\n"))).isEqualTo(expected.replace("@", "\r\n"));
    }

    @Test
    void whatIsNoLineEndIsKept() throws GeneralSecurityException {
        assertThat(body("a\rb\nc \r \nd\r")).isEqualTo("a\rb\nc \r \nd\r\r\n");
    }

    @Test
    void everyOctetIsKept() throws GeneralSecurityException {
        assertThat(body("\u0000\u0080\u00a0\u00ff\u000b\u000c")).isEqualTo("\u0000\u0080\u00a0\u00ff\u000b\u000c\r\n");
    }

    @Test
    void aLineLongerThanTheBufferIsKept() throws GeneralSecurityException {
        assertThat(body("x".repeat(100_000) + "  y")).isEqualTo("x".repeat(100_000) + " y\r\n");
    }

    @Test
    void manyEmptyLinesAreKeptBeforeText() throws GeneralSecurityException {
        assertThat(body("\r\n".repeat(50_000) + "x")).isEqualTo("\r\n".repeat(50_000) + "x\r\n");
    }

    @Test
    void anEmptyFieldKeepsItsName() throws GeneralSecurityException {
        assertThat(field("Subject:\r\n \r\n")).isEqualTo("subject:");
    }

    @Test
    void aFieldWithoutLineEndIsRelaxed() throws GeneralSecurityException {
        assertThat(field("Subject:  a  \t b ")).isEqualTo("subject:a b");
    }

    private String body(String body) throws GeneralSecurityException {
        OctetBuffer out = new OctetBuffer(written::write);
        Relaxed.body(("A: b\r\n\r\n" + body).getBytes(ISO_8859_1), 8, out);
        out.flush();
        return written.toString(ISO_8859_1);
    }

    private String field(String text) throws GeneralSecurityException {
        written.reset();
        HeaderField field = RawMessage.of(text.getBytes(ISO_8859_1)).fields().get(0);
        OctetBuffer out = new OctetBuffer(written::write);
        Relaxed.field(field, out);
        out.flush();
        return written.toString(ISO_8859_1);
    }
}
