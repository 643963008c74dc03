package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.message.Addressing.BCC;
import static org.posthorn.core.message.Addressing.CC;
import static org.posthorn.core.message.Addressing.TO;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

class AddresseesTest {
    private static final String BOB = "bob@example.org";

    @Test
    void eachRecipientIsWhereTheHeaderNamesIt() {
        RawMessage message = message("To: Bob <bob@example.org>,\r\n ann@example.org\r\nCc: eve@example.org, ann@example.org\r\n\r\nCc: cy@example.org");
        assertThat(Addressees.of(message, List.of("cy@example.org", "eve@example.org", BOB, "ann@example.org"))).containsExactly(BCC, CC, TO, TO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "BOB@Example.ORG", "Bob <bob@example.org>", "\"Jones, Bob\" <bob@example.org>", "a@b.example, bob@example.org",
        "bob@example.org,a@b.example", "(x, y) bob@example.org (z)", ", ,bob@example.org,,", "Friends: a@b.example, bob@example.org;",
        "Friends: a@b.example; bob@example.org", "None:;, Bob Jones <bob@example.org>", "\"x:y\" <bob@example.org>", "a@[192.0.2.1], <bob@example.org>",
        "=?utf-8?q?B=C3=B6b?= <bob@example.org>", "a..b@x, bob@example.org"})
    void aRecipientIsFoundInAList(String to) {
        assertThat(Addressees.of(message("To: " + to + "\r\n\r\n"), List.of(BOB))).containsExactly(TO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Undisclosed:;", "xbob@example.org", "bob@example.org.example", "\"bob@example.org\" <a@b.example>",
        "(bob@example.org) a@b.example", "bob@example.org a@b.example", "bob@example.org, a b@c.example", "bob@example.org, <", "bob@example.org, (",
        "bob@example.org, \"x", "bob @example.org", "=?utf-8?q?bob=40example.org?=", "bob@example.org, :", "bob@example.org <a@b.example>"})
    void aFieldThatDoesNotNameItOrIsNoListOfAddressesDoesNotCount(String to) {
        assertThat(Addressees.of(message("To: " + to + "\r\n\r\n"), List.of(BOB))).containsExactly(BCC);
    }

    @Test
    void aBrokenFieldHidesNoOther() {
        assertThat(Addressees.of(message("To: <\r\nTo: bob@example.org\r\n\r\n"), List.of(BOB))).containsExactly(TO);
    }

    @Test
    void whatIsAboveTheMessageAsItCameDoesNotCount() {
        assertThat(Addressees.of(message("\r\n").prepend("To: bob@example.org\r\n"), List.of(BOB))).containsExactly(BCC);
    }

    @Test
    void anAddressMayBeInUtf8() {
        RawMessage message = message("Cc: J\u00f6rg <J\u00f6rg@m\u00fcnchen.example>\r\n\r\n");
        assertThat(Addressees.of(message, List.of("j\u00f6rg@m\u00fcnchen.example"))).containsExactly(CC);
    }

    @ParameterizedTest
    @CsvSource({"999, TO", "1000, BCC"})
    void theFirstThousandAddressesCount(int before, String expected) {
        String others = IntStream.range(0, before).mapToObj(i -> i + "@example.org").collect(Collectors.joining(","));
        assertThat(Addressees.of(message("To: " + others + "," + BOB + "\r\n\r\n"), List.of(BOB)).get(0)).hasToString(expected);
    }

    @Test
    void anOrdinaryMessageTakesMicroseconds() {
        RawMessage message = message("Received: by x\r\nFrom: Ann <ann@news.example.com>\r\nTo: Bob <bob@example.org>\r\nSubject: =?utf-8?q?The_news?=\r\n"
            + "Date: Sat, 21 Nov 2026 21:00:00 +0000\r\nMessage-ID: <1@news.example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
            + "X-Mailer: x\r\nList-Id: y\r\nX-bm-mailing: winter\r\n\r\nbody\r\n");
        micros(message, 50_000);
        double micros = micros(message, 50_000);
        System.out.printf("addressees: %.1f us for one recipient%n", micros);
        assertThat(micros).isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", "((", "a\"\"", "a:", ":", "<", "a@b,", "\"", "a@b;", "x: a@b;", ", ", "\\"})
    void aHostileFieldIsBounded(String part) {
        RawMessage message = message("To: " + part.repeat((256 << 10) / part.length()) + "\r\n\r\n");
        micros(message, 10);
        assertThat(micros(message, 5)).isLessThan(200_000);
    }

    private static double micros(RawMessage message, int rounds) {
        List<String> recipients = List.of(BOB);
        long begin = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            Addressees.of(message, recipients);
        }
        return (System.nanoTime() - begin) / 1000.0 / rounds;
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(UTF_8));
    }
}
