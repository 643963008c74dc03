package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RawMessageTest {
    @Test
    void aFieldIsFoundInAnyCase() {
        assertThat(message("FROM: a@b\r\n\r\n").header("From")).contains("a@b");
    }

    @Test
    void theTopmostOfSeveralFieldsCounts() {
        assertThat(message("To: a\r\nTo: b\r\n\r\n").header("To")).contains("a");
    }

    @Test
    void anAddedFieldIsAboveTheMessagesOwn() {
        assertThat(message("To: b\r\n\r\n").prepend("To: a\r\n").header("To")).contains("a");
    }

    @Test
    void aFoldedFieldIsOne() {
        assertThat(message("Subject: one\r\n two\r\n\tthree\r\nTo: x\r\n\r\n").header("Subject")).contains("one two\tthree");
    }

    @Test
    void blanksBeforeTheColonAreNoPartOfTheName() {
        assertThat(message("Subject \t: x\r\n\r\n").header("Subject")).contains("x");
    }

    @Test
    void aNameThatOnlyBeginsAlikeIsAnother() {
        assertThat(message("Subject-Too: x\r\n\r\n").header("Subject")).isEmpty();
    }

    @Test
    void aFieldMayBeEmpty() {
        assertThat(message("Subject:\r\n\r\n").header("Subject")).contains("");
    }

    @Test
    void octetsAbove127AreKeptOneByOne() {
        assertThat(message("Subject: \u00c3\u00a9\r\n\r\n").header("Subject")).contains("\u00c3\u00a9");
    }

    @Test
    void whatLooksLikeAFieldInTheBodyIsNone() {
        assertThat(message("To: x\r\n\r\nSubject: y\r\n").header("Subject")).isEmpty();
    }

    @Test
    void aLineWithoutColonEndsTheHeaderBlock() {
        assertThat(message("To: x\r\nno field\r\nSubject: y\r\n\r\n").fields()).hasSize(1);
    }

    @Test
    void aLineThatBeginsWithAColonEndsTheHeaderBlock() {
        assertThat(message("To: x\r\n: y\r\nSubject: y\r\n\r\n").fields()).hasSize(1);
    }

    @Test
    void aColonOnAContinuationMakesNoField() {
        assertThat(message("no field\r\n a: b\r\n\r\n").fields()).isEmpty();
    }

    @Test
    void bareLineFeedsEndLinesToo() {
        assertThat(message("Subject: one\n two\nTo: x\n\nbody").header("To")).contains("x");
    }

    @Test
    void theBodyBeginsBehindTheEmptyLine() {
        assertThat(body("To: x\r\n\r\nbody\r\n")).isEqualTo("body\r\n");
    }

    @Test
    void theBodyBeginsBehindAnEmptyLineOfABareLineFeed() {
        assertThat(body("To: x\n\nbody\n")).isEqualTo("body\n");
    }

    @Test
    void aMessageMayBeginWithItsBody() {
        assertThat(body("\r\nbody")).isEqualTo("body");
    }

    @Test
    void withoutEmptyLineThereIsNoBody() {
        assertThat(body("To: x\r\nSubject: y\r\n")).isEmpty();
    }

    @Test
    void theLastFieldNeedsNoLineEnd() {
        assertThat(message("To: x\r\nSubject: y").header("Subject")).contains("y");
    }

    @Test
    void anEmptyMessageHasNoFields() {
        assertThat(message("").fields()).isEmpty();
    }

    @Test
    void aLoneCarriageReturnAtTheEndIsNoEmptyLine() {
        assertThat(body("To: x\r\n\r")).isEmpty();
    }

    @Test
    void aHeaderOfManyMegabytesIsReadAtOnce() {
        RawMessage large = message("X: y\r\n".repeat(300_000) + "Subject:" + " \r\n".repeat(300_000) + " end\r\n\r\n");
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThat(large.header("Subject").orElseThrow()).endsWith("end"));
    }

    @Test
    void puttingAFieldAboveKeepsEveryOctet() {
        assertThat(text(message("To: x\r\n\r\nbody\n").prepend("B: 2\r\n").prepend("A: 1\r\n"))).isEqualTo("A: 1\r\nB: 2\r\nTo: x\r\n\r\nbody\n");
    }

    @Test
    void puttingAFieldAboveCopiesNoMessage() {
        RawMessage message = message("To: x\r\n\r\nbody");
        assertThat(message.prepend("A: 1\r\n").base()).isSameAs(message.base());
    }

    @Test
    void takingFieldsOutKeepsEveryOtherOctet() {
        RawMessage message = message("To : x\r\n y\r\nBCC: z\r\n z\r\nbcc : z\r\nX:\t1 \r\nnofield\r\nBcc: in the body\r\n\r\nBcc: b\r\n")
            .prepend("Bcc: a\r\nA: 1\r\n");
        assertThat(text(message.without(FieldNames.parse("Bcc")))).isEqualTo("A: 1\r\nTo : x\r\n y\r\nX:\t1 \r\nnofield\r\nBcc: in the body\r\n\r\nBcc: b\r\n");
    }

    @Test
    void theSizeIsThatOfAllOctets() {
        RawMessage message = message("To: x\r\n\r\nbody").prepend("A: 1\r\n");
        assertThat(message.size()).isEqualTo(message.toByteArray().length);
    }

    @Test
    void theStreamGivesWhatTheArrayGives() throws IOException {
        RawMessage message = message("To: x\r\n\r\nbody").prepend("A: 1\r\n");
        assertThat(message.inputStream().readAllBytes()).isEqualTo(message.toByteArray());
    }

    @Test
    void writingGivesWhatTheArrayGives() throws IOException {
        RawMessage message = message("To: x\r\n\r\nbody").prepend("A: 1\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(message.toByteArray());
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }

    private static String text(RawMessage message) {
        return new String(message.toByteArray(), ISO_8859_1);
    }

    private static String body(String text) {
        return text.substring(message(text).bodyOffset());
    }
}
