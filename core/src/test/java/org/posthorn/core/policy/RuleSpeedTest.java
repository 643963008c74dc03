package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;

/** The bounds are an order of magnitude above what a quiet machine needs: they find what grows, not what jitters. */
class RuleSpeedTest {
    private static final Policy ALL = new Policy(RuleSet.EPISERVER, "news.example.com"::equals, "winter"::equals,
        TagNames.DEFAULT.of(Tag.MAILING));
    private static final int ROUNDS = 20_000;

    @Test
    void anOrdinaryMessageTakesMicroseconds() {
        RawMessage message = message("Received: by x\r\nFrom: Ann <ann@news.example.com>\r\nTo: bob@example.org\r\nSubject: =?utf-8?q?The_news?=\r\n"
            + "Date: Sat, 21 Nov 2026 21:00:00 +0000\r\nMessage-ID: <1@news.example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
            + "X-Mailer: x\r\nList-Id: y\r\nX-bm-mailing: winter\r\n\r\n" + ("0123456789".repeat(7) + "\r\n").repeat(140));
        micros(message, ROUNDS);
        double micros = micros(message, ROUNDS);
        System.out.printf("rules: %.1f us for a message of 10 KB%n", micros);
        assertThat(micros).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "X: y\r\n", "\r\n ", "From: a@b.c\r\n", "To: ((((((((((((((((\r\n", "To: \"\\\"\\\"\\\"\\\"\r\n", "Subject: =?utf-8?q?_?=\r\n =?utf-8?q?_?=\r\n",
        "X-bm-mailing: winter\r\n", "\0", "a", "To: a,a,a,a,a,a,a,a,a\r\n ,a,a,a,a\r\n", "<", "Message-ID: <a@a@a@a\r\n"})
    void aHostileMegabyteIsBounded(String part) {
        RawMessage message = message("Subject: " + part.repeat((1 << 20) / part.length()));
        micros(message, 10);
        assertThat(micros(message, 5)).isLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "To: ((((((((((((((((\r\n ", "Subject: =?utf-8?q?_?= =?utf-8?q?_?= \r\n ", "To: \"\\\"\\\"\\\"<>\"@ \r\n ", "From: a\"a\"a(a)\r\n "})
    void aFieldAsLongAsTheHeaderMayBeIsBounded(String part) {
        RawMessage message = message((part + part.substring(part.indexOf(':') + 1).repeat(200_000 / part.length())).stripTrailing() + "\r\n\r\n");
        micros(message, 10);
        assertThat(micros(message, 5)).isLessThan(200_000);
    }

    private static double micros(RawMessage message, int rounds) {
        long begin = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            RuleEngine.check(ALL, "ann@news.example.com", message);
        }
        return (System.nanoTime() - begin) / 1000.0 / rounds;
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }
}
