package org.posthorn.webadmin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.bounce.BounceReader;

class BounceRuleRoutesTest {
    private static final String RULES = "/relay/bounce-rules";
    private static final String OWN = """
        [fishing]
        category = moved
        phrase = gone for fishing
        because = they said so
        test = 550 gone for fishing
        """;
    private static final String BOUNCE = """
        From: MAILER-DAEMON@example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; eve@example.org
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx9.example.org
        Diagnostic-Code: smtp; 550 5.1.1 user unknown

        --x--
        """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    @RegisterExtension
    final Relay relay = new Relay(() -> folder.resolve("bounce-rules"));

    private Answer attempt(String type, String body) {
        return relay.send(relay.request(RULES + "?action=try").setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("bounce-rules"));
        Files.writeString(folder.resolve("bounce-rules").resolve("own.rules"), text);
    }

    @Test
    void aBounceIsReadWholly() {
        assertThat(attempt("message/rfc822", BOUNCE).body()).matches("\\{\"results\":\\[\\{\"kind\":\"failure\",\"recipient\":\"eve@example.org\","
            + "\"action\":\"failed\",\"status\":\"5.1.1\",\"replyCode\":550,\"class\":\"hard\",\"category\":\"bad-mailbox\","
            + "\"diagnostic\":\"[^\"]*user unknown\",\"remoteHost\":\"mx9.example.org\",\"rule\":\"rfc3464:[^\"]+\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 user unknown, failure, hard, bad-mailbox",
        "452 4.2.2 mailbox full, delay, soft, mailbox-full",
    })
    void aReplyIsJudged(String reply, String kind, String bounceClass, String category) {
        Answer answer = attempt("text/plain; charset=utf-8", reply);

        assertThat(List.of(answer.at("/results/0/kind"), answer.at("/results/0/class"), answer.at("/results/0/category")))
            .containsExactly(kind, bounceClass, category);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 250 2.0.0 taken",
        "text/plain, good morning",
        "message/rfc822, 'Subject: Lunch\r\n\r\nAt noon?\r\n'",
        "message/rfc822, 'From: bob@example.org\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nI am away\r\n'",
    })
    void whatIsNoReturnHasNoResult(String type, String body) {
        assertThat(attempt(type, body).body()).isEqualTo("{\"results\":[]}");
    }

    @Test
    void anotherTypeIsRefused() {
        assertThat(attempt("application/json", "{}").at("/message")).startsWith("Content-Type must be message/rfc822");
    }

    @Test
    void aMessageOfFiftyMegabytesIsRead() {
        assertThat(attempt(50 << 20).at("/results/0/category")).isEqualTo("bad-mailbox");
    }

    @Test
    void aLargerOneIsRefused() {
        assertThat(attempt((50 << 20) + 1).status()).isEqualTo(413);
    }

    private Answer attempt(int size) {
        byte[] begin = BOUNCE.getBytes(US_ASCII);
        byte[] chunk = new byte[BounceReader.MAX_OCTETS];
        int rest = size - begin.length;
        Stream<InputStream> chunks = Stream.generate(() -> new ByteArrayInputStream(chunk));
        Stream<InputStream> ends = Stream.of(new ByteArrayInputStream(begin), new ByteArrayInputStream(chunk, 0, rest % chunk.length));
        InputStream whole = new SequenceInputStream(Collections.enumeration(Stream.concat(ends, chunks.limit(rest / chunk.length)).toList()));
        return relay.send(relay.request(RULES + "?action=try").setHeader("Content-Type", "message/rfc822").POST(BodyPublishers.ofInputStream(() -> whole)));
    }

    @Test
    void anAddedRuleHoldsOnceItIsReloaded() throws IOException {
        write(OWN);

        relay.post(RULES + "?action=reload", "");

        assertThat(attempt("text/plain", "550 gone for fishing").at("/results/0/rule")).isEqualTo("fishing");
    }

    @Test
    void anAddedRuleHoldsNotBefore() throws IOException {
        write(OWN);

        assertThat(attempt("text/plain", "550 gone for fishing").at("/results/0/rule")).isNotEqualTo("fishing");
    }

    @Test
    void aMistakeIsNamedWithFileAndLine() throws IOException {
        write(OWN.replace("moved", "gone"));

        Answer answer = relay.post(RULES + "?action=reload", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).isEqualTo("own.rules:2: gone is no category");
    }

    @Test
    void afterAMistakeTheRulesFromBeforeStay() throws IOException {
        write(OWN);
        relay.post(RULES + "?action=reload", "");
        write(OWN.replace("moved", "gone"));

        relay.post(RULES + "?action=reload", "");

        assertThat(attempt("text/plain", "550 gone for fishing").at("/results/0/category")).isEqualTo("moved");
    }

    @Test
    void aRuleIsListedWithItsFile() throws IOException {
        write(OWN);
        relay.post(RULES + "?action=reload", "");

        assertThat(relay.get(RULES).json().at("/items").toString()).contains("{\"name\":\"fishing\",\"decides\":\"category\",\"category\":\"moved\","
            + "\"class\":\"hard\",\"file\":\"own.rules\",\"because\":\"they said so\"}");
    }

    @Test
    void thePagesHaveAllRules() {
        Answer first = relay.get(RULES + "?limit=1000");
        int shown = first.json().at("/items").size();

        assertThat(relay.get(RULES + "?limit=10&after=" + first.at("/items/" + (shown - 3) + "/name")).json().at("/items").size()).isEqualTo(2);
    }

    @Test
    void anAccountMayNotTryThem() {
        assertThat(relay.asAccount("acme").get(RULES).status()).isEqualTo(403);
    }
}
