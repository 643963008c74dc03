package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "", "Subject: x\r\n\r\nbody\r\n", "Subject: x\r\n\r\n", "Subject: x\r\n", "Subject: x", "\r\nbody without a header\r\n",
        "Subject:\r\n folded\r\n\tagain\r\n\r\n",
        "Subject:\r\n\r\n", "Subject: colon: in it\r\n\r\n", "X-Odd!#$%&'*+.^_`|~: 1\r\n\r\n", "Subject: \u00c3\u00b6\r\n\r\n", "Subject: x\r\n\r\nbody\0\n\r"})
    void aHeaderSectionThatAllReadAlikeHasNoFault(String message) {
        assertThat(fault(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "From : ann@example.com\r\n\r\n", "From\t: ann@example.com\r\n\r\n", "Subject: x\r\nFrom \t : ann@example.com\r\n\r\n"})
    void aBlankBeforeTheColonIsNamed(String message) {
        assertThat(fault(message)).contains("blank before the colon");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no field\r\nFrom: ann@example.com\r\n\r\n", "Subject: x\r\nhidden\r\nFrom: ann@example.com\r\n\r\n", ": empty name\r\n\r\n",
        "From ann@example.com Sat Nov 21 21:00:00 2026\r\nSubject: x\r\n\r\n",
        ">From ann@example.com Sat Nov 21 21:00:00 2026\r\nSubject: x\r\n\r\n",
        "Fr\u00f6m: x\r\n\r\n", "\u00ef\u00bc\u00a6rom: fullwidth\r\n\r\n", "Fr\u007fom: x\r\n\r\n", "Fr\u0001om: x\r\n\r\n",
        "Fr\r\n om: x\r\n\r\n", "Subject"})
    void aLineThatIsNoFieldIsNamed(String message) {
        assertThat(fault(message)).contains("is no header field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: x\0\r\n\r\n", "Fr\0om: x\r\n\r\n", "Subject: x\r\n \0\r\n\r\n"})
    void aNulIsNamed(String message) {
        assertThat(fault(message)).contains("NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Subject: x\nFrom: y\r\n\r\n", "Subject: x\rFrom: y\r\n\r\n", "Subject: x\n\nbody", "Subject: x\r\n\rFrom: y\r\n\r\n", "Subject: x\r\r\n\r\n"})
    void aBareLineBreakIsNamed(String message) {
        assertThat(fault(message)).contains("bare CR or LF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: x\r\n \r\nFrom: y\r\n\r\n", "Subject: x\r\n\t \r\n hidden\r\n\r\n"})
    void aLineOfBlanksIsNamedBecauseSomeTakeItForTheEnd(String message) {
        assertThat(fault(message)).contains("nothing but blanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Subject: x\r\n\r\n", "\tx\r\n\r\n"})
    void aMessageThatBeginsWithABlankIsNamed(String message) {
        assertThat(fault(message)).contains("begins with a blank");
    }

    @Test
    void theLineIsCountedFromOne() {
        assertThat(fault("Subject: x\r\n folded\r\nwrong\r\n\r\n")).startsWith("Line 3 ");
    }

    @Test
    void aThousandFieldsPass() {
        assertThat(fault("X: y\r\n".repeat(HeaderLines.MAX_FIELDS) + "\r\n")).isEmpty();
    }

    @Test
    void oneFieldMoreDoesNot() {
        assertThat(fault("X: y\r\n".repeat(HeaderLines.MAX_FIELDS + 1) + "\r\n")).contains("1,000");
    }

    @Test
    void aLineMayBeLongerThanTheStandardHasIt() {
        assertThat(fault("X: " + "y".repeat(HeaderLines.MAX_LINE - 3) + "\r\n\r\n")).isEmpty();
    }

    @Test
    void aLineOverTheBoundIsNamed() {
        assertThat(fault("X: " + "y".repeat(HeaderLines.MAX_LINE - 2) + "\r\n\r\n")).contains("10,000");
    }

    @Test
    void aHeaderSectionOverTheBoundIsNamed() {
        assertThat(fault(("X: " + "y".repeat(900) + "\r\n").repeat(HeaderLines.MAX_SECTION / 900) + "\r\n")).contains("256 KB");
    }

    private static String fault(String message) {
        return HeaderLines.fault(message.getBytes(ISO_8859_1)).orElse("");
    }
}
