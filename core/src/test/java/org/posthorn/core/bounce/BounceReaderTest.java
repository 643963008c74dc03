package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceReaderTest {
    private static final String REPORT = "Content-Type: message/delivery-status\r\n\r\n";

    private final BounceReader reader = new BounceReader();

    @Test
    void eachRecipientOfAReportIsRead() {
        assertThat(reader.read(Fixtures.read("postfix-like"))).containsExactly(
            new DsnResult("bob@inner.example.org", "bob+news@example.org", "failed", "5.1.1", "smtp",
                "550 5.1.1 <bob@inner.example.org>: Recipient address rejected: User unknown in virtual mailbox table",
                "mx1.inner.example.org", "relay.example.org"),
            new DsnResult("eve@example.org", "eve@example.org", "delayed", "4.2.2", "smtp", "452 4.2.2 Over quota",
                "mx2.inner.example.org", "relay.example.org"));
    }

    @Test
    void aNestedAndEncodedReportIsRead() {
        assertThat(reader.read(Fixtures.read("exchange-like"))).containsExactly(
            new DsnResult("dan@corp.example.net", null, "failed", "5.1.10", "smtp",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", null, "EX01.corp.example.net"));
    }

    @Test
    void aReportInABrokenMessageIsRead() {
        assertThat(reader.read(Fixtures.read("broken"))).containsExactly(
            new DsnResult("fay@old.example.edu", null, "failed", "5.2.2", "x-unix", "mailbox full", null, "old.example.edu"),
            new DsnResult("gil@old.example.edu", null, "failed", "5.1.1", null, null, null, "old.example.edu"));
    }

    @Test
    void aRecipientWithTheOriginalFirstIsOneRecipient() {
        assertThat(read("Original-Recipient: rfc822;a@example.org\r\nFinal-Recipient: rfc822;b@example.org\r\nAction: failed\r\n"))
            .extracting(DsnResult::originalRecipient, DsnResult::finalRecipient)
            .containsExactly(tuple("a@example.org", "b@example.org"));
    }

    @Test
    void aReportOfAnInternationalAddressIsRead() {
        assertThat(readPart("Content-Type: message/global-delivery-status\r\n\r\nFinal-Recipient: utf-8; j\u00f6rg@example.org\r\nAction: failed\r\n"))
            .extracting(DsnResult::recipient).containsExactly("j\u00f6rg@example.org");
    }

    @Test
    void noMoreThanAHundredRecipientsAreRead() {
        assertThat(read("Final-Recipient: rfc822;a@example.org\r\nAction: failed\r\n\r\n".repeat(500))).hasSize(100);
    }

    @Test
    void aReportWithoutRecipientsGivesNothing() {
        assertThat(read("Reporting-MTA: dns; relay.example.org\r\nAction: failed\r\nStatus: 5.0.0\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "From: a@example.org\r\n\r\nFinal-Recipient: rfc822; b@example.org\r\n", "Content-Type: multipart/report; boundary=x",
        "From: a@example.org\r\nContent-Type: text/plain\r\n\r\nI wrote message/delivery-status"})
    void whatIsNoReportGivesNothing(String message) {
        assertThat(reader.read(message.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aReportCutAnywhereDoesNoHarm() {
        for (String name : List.of("postfix-like", "exchange-like", "broken")) {
            byte[] whole = Fixtures.read(name);
            for (int length = 0; length < whole.length; length += 7) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatCode(() -> reader.read(cut)).as(name + " cut at " + length).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aDamagedReportDoesNoHarm() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = Fixtures.read(List.of("postfix-like", "exchange-like", "broken").get(round % 3));
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> reader.read(damaged)).as(new String(damaged, ISO_8859_1)).doesNotThrowAnyException();
        }
    }

    @Test
    void deepNestingEndsTheReading() {
        StringBuilder message = new StringBuilder();
        for (int depth = 0; depth < 3000; depth++) {
            message.append("Content-Type: multipart/mixed; boundary=b").append(depth).append("\r\n\r\n--b").append(depth).append("\r\n");
        }
        assertThat(reader.read(message.toString().getBytes(UTF_8))).isEmpty();
    }

    @Test
    void anEndlessFieldIsCut() {
        String field = "Final-Recipient: rfc822;a@example.org\r\nDiagnostic-Code: smtp; 550 " + "x\r\n ".repeat(100_000) + "\r\n";
        assertThat(read(field)).hasSize(1).allSatisfy(result -> assertThat(result.diagnosticText()).hasSizeLessThan(4001));
    }

    private List<DsnResult> read(String fields) {
        return readPart(REPORT + fields);
    }

    private List<DsnResult> readPart(String part) {
        return reader.read(("Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n" + part + "\r\n--x--\r\n").getBytes(UTF_8));
    }
}
