package org.posthorn.core.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

class DkimSignerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T21:00:00Z"), ZoneOffset.UTC);
    private static final String HEADER = "From: Ann <ann@news.example.com>\r\nTo: bob@example.org\r\nSubject: Good\r\n  morning \r\n"
        + "Date: Sat, 21 Nov 2026 21:00:00 +0000\r\nMessage-ID: <1@news.example.com>\r\n";

    private final DkimSigner signer = new DkimSigner(RsaProvider.best(), CLOCK);
    private final IndependentVerifier verifier = new IndependentVerifier(SampleKeys.KEY);

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\n", "Hello", " C \r\nD \t E\r\n\r\n\r\n", "\r\n\r\nHello \r\n  \r\n", "\u00e4\u00ff\u0000"})
    void aSignedMessageVerifies(String body) throws FailException, IOException {
        assertThat(verifier.verify(signed(message(HEADER + "\r\n" + body)))).isEqualTo(1);
    }

    @Test
    void aMessageOfTheRuntimesRsaVerifies() throws FailException, IOException {
        RawMessage message = message(HEADER + "\r\nHello\r\n");
        String field = new DkimSigner(RsaProvider.runtimes(), CLOCK).sign(message, "news.example.com", SampleKeys.KEY);
        assertThat(verifier.verify(message.prepend(field))).isEqualTo(1);
    }

    @Test
    void fieldsPutAboveAreSigned() throws FailException, IOException {
        RawMessage message = message(HEADER + "\r\nHello\r\n").prepend("List-Unsubscribe: <https://example.com/u/1>\r\nX-Other: 1\r\n");
        RawMessage signed = signed(message);
        assertThat(field(signed)).containsPattern("h=[^;]*:\\s*List-Unsubscribe;");
        assertThat(verifier.verify(signed)).isEqualTo(1);
    }

    @Test
    void hundredsOfNastyMessagesVerify() throws FailException, IOException {
        NastyMessages messages = new NastyMessages(42);
        for (int i = 0; i < 400; i++) {
            byte[] message = messages.next();
            assertThat(verifier.verify(signed(RawMessage.of(message)))).as("message " + i + ":\n" + new String(message, ISO_8859_1)).isEqualTo(1);
        }
    }

    @Test
    void aChangedBodyFails() {
        RawMessage signed = signed(message(HEADER + "\r\nHello\r\n"));
        byte[] changed = signed.toByteArray();
        changed[changed.length - 3] ^= 1;
        assertThatThrownBy(() -> verifier.verify(RawMessage.of(changed))).isInstanceOf(FailException.class);
    }

    @Test
    void aChangedSubjectFails() {
        RawMessage signed = signed(message(HEADER + "\r\nHello\r\n"));
        byte[] changed = new String(signed.toByteArray(), ISO_8859_1).replace("morning", "evening").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> verifier.verify(RawMessage.of(changed))).isInstanceOf(FailException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "To", "Cc", "Subject", "Date", "Message-ID"})
    void anAddedFieldFails(String name) {
        RawMessage signed = signed(message(HEADER + "\r\nHello\r\n")).prepend(name + ": eve@example.net\r\n");
        assertThatThrownBy(() -> verifier.verify(signed)).isInstanceOf(FailException.class);
    }

    @Test
    void theFieldNamesWhatItCovers() {
        assertThat(unfolded(signed(message(HEADER + "\r\nHello\r\n"))))
            .contains("; h=From:From:To:To:Cc:Subject:Subject:Date:Date:Message-ID:Message-ID; bh=");
    }

    @Test
    void theFieldNamesDomainSelectorAndTime() {
        assertThat(unfolded(signed(message(HEADER + "\r\nHello\r\n"))))
            .startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=news.example.com; s=s2026q4; t=1795294800; h=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n \t\r\n"})
    void anEmptyBodyHasTheHashOfNothing(String rest) {
        assertThat(field(signed(message(HEADER + rest)))).contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
    }

    @Test
    void noLineIsLongerThan78() {
        NastyMessages messages = new NastyMessages(7);
        for (int i = 0; i < 20; i++) {
            assertThat(field(signed(RawMessage.of(messages.next()))).split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        }
    }

    @Test
    void theFieldIsOneField() {
        RawMessage message = message(HEADER + "\r\nHello\r\n");
        assertThat(signed(message).fields()).hasSize(message.fields().size() + 1);
    }

    private RawMessage signed(RawMessage message) {
        return message.prepend(signer.sign(message, "news.example.com", SampleKeys.KEY));
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }

    private static String field(RawMessage signed) {
        return signed.fields().get(0).text();
    }

    private static String unfolded(RawMessage signed) {
        return field(signed).replace(":\r\n\t", ":").replace("\r\n\t", " ");
    }
}
