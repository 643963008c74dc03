package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.james.protocols.netty.Encryption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.tls.TestCertificate;
import org.posthorn.smtp.TestListener.Setup;

/** Over real sockets; the listener takes 1 MB. */
class BdatCommandTest {
    private static final long BUDGET = 8 << 20;
    private static final int LIMIT = 1 << 20;
    private static final String ENVELOPE = "MAIL FROM:<ann@example.com>\r\nRCPT TO:<bob@example.org>\r\n";
    private static final String MESSAGE = "To: bob\r\n\r\nbody\r\n.\r\n";

    private final DataBudget budget = new DataBudget(BUDGET);
    private final TestSpool spool = new TestSpool();
    private TestListener listener;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(Setup.with(budget).limitedTo(LIMIT), spool);
        client = new TestClient(listener.address());
        client.ask("EHLO a");
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        listener.close();
    }

    @Test
    void chunkingIsAnnounced() throws Exception {
        client.send("EHLO a\r\n");
        assertThat(client.lines()).contains("CHUNKING");
    }

    @Test
    void aMessageInOneChunkIsAnsweredLikeData() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 20 LAST\r\n" + MESSAGE, 3)).last().isEqualTo("250 2.0.0 " + spool.ids.get(0) + " queued");
        assertThat(spool.messages.get(0)).endsWith("\r\n" + MESSAGE);
    }

    @Test
    void chunksMayBePipelined() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 5\r\nTo: bBDAT 4\r\nob\r\nBDAT 8 last\r\n\r\nbody\r\nNOOP\r\n", 6)).satisfiesExactly(
            mail -> assertThat(mail).startsWith("250 2.1.0"), rcpt -> assertThat(rcpt).startsWith("250 2.1.5"),
            first -> assertThat(first).isEqualTo("250 2.0.0 5 octets received"), second -> assertThat(second).isEqualTo("250 2.0.0 4 octets received"),
            last -> assertThat(last).startsWith("250 2.0.0 ").endsWith(" queued"), noop -> assertThat(noop).startsWith("250 2.0.0 OK"));
        assertThat(spool.messages.get(0)).endsWith("\r\nTo: bob\r\n\r\nbody\r\n");
    }

    @Test
    void anEmptyChunkMayBeTheLast() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 20\r\n" + MESSAGE + "BDAT 0 LAST\r\n", 4)).last().asString().endsWith(" queued");
    }

    @Test
    void anEmptyChunkMayComeBetween() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 0\r\nBDAT 20 LAST\r\n" + MESSAGE, 4)).last().asString().endsWith(" queued");
    }

    @Test
    void aChunkMayComeOctetByOctet() throws Exception {
        play(ENVELOPE, 2);
        for (String octet : ("BDAT 20 LAST\r\n" + MESSAGE).split("", -1)) {
            client.send(octet);
        }
        assertThat(client.reply()).endsWith(" queued");
    }

    @Test
    void aLineOfAChunkIsNoCommand() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n", 4)).last().asString().startsWith("250 2.0.0 OK");
    }

    @Test
    void theLastChunkEndsTheTransaction() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 20 LAST\r\n" + MESSAGE + "BDAT 2 LAST\r\n\r\nNOOP\r\n", 5))
            .contains("503 5.5.1 Need MAIL and RCPT before BDAT", "250 2.0.0 OK");
    }

    @Test
    void rsetDropsTheChunksThatCame() throws Exception {
        play(ENVELOPE + "BDAT 5\r\nFrom:RSET\r\n" + ENVELOPE + "BDAT 20 LAST\r\n" + MESSAGE, 7);
        assertThat(spool.messages.get(0)).contains("\r\nTo: bob").doesNotContain("From:");
    }

    @Test
    void rsetFreesWhatTheChunksHeld() throws Exception {
        play(ENVELOPE + "BDAT 100000\r\n" + "x".repeat(100_000), 3);
        assertThat(budget.reserve(BUDGET)).isFalse();
        client.ask("RSET");
        assertThat(budget.reserve(BUDGET)).isTrue();
    }

    @Test
    void whatChunksHeldIsFreeWhenTheClientGoes() throws Exception {
        play(ENVELOPE + "BDAT 100000\r\n" + "x".repeat(100_000) + "BDAT 100000\r\n" + "x".repeat(50_000), 3);
        client.close();
        await().until(() -> budget.reserve(BUDGET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA", "RCPT TO:<eve@example.org>"})
    void whatDoesNotGoWithChunksIsRefused(String command) throws Exception {
        play(ENVELOPE + "BDAT 20\r\n" + MESSAGE, 3);
        assertThat(client.ask(command)).startsWith("503 5.5.1 ");
        assertThat(client.ask("BDAT 0 LAST")).endsWith(" queued");
    }

    @Test
    void aChunkBeforeRcptIsReadAndRefused() throws Exception {
        assertThat(play("MAIL FROM:<ann@example.com>\r\nBDAT 6\r\nQUIT\r\nNOOP\r\n", 3))
            .last().asString().startsWith("250 2.0.0 OK");
    }

    @Test
    void aMessageThatIsTooBigIsReadToItsEnd() throws Exception {
        String half = "BDAT 600000\r\n" + "x".repeat(600_000);
        assertThat(play(ENVELOPE + half + half + half.replace("BDAT 600000", "BDAT 600000 LAST") + "NOOP\r\n", 6).subList(2, 6)).containsExactly(
            "250 2.0.0 600000 octets received", "552 5.3.4 message size limit exceeded", "552 5.3.4 message size limit exceeded", "250 2.0.0 OK");
    }

    @Test
    void aBareLineFeedIsRefused() throws Exception {
        assertThat(play(ENVELOPE + "BDAT 9 LAST\r\nTo: bob\n\n", 3)).last().asString().startsWith("554 5.6.0 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BDAT", "BDAT LAST", "BDAT -1", "BDAT 1 FIRST", "BDAT 1LAST", "BDAT 0x10", "BDAT 1234567890123456789"})
    void aChunkWhoseEndCannotBeToldEndsTheSession(String command) throws Exception {
        assertThat(client.ask(command)).startsWith("501 5.5.4 ");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void aChunkOfEndlessSizeTakesNoMemory() throws Exception {
        play(ENVELOPE + "BDAT 999999999999999999 LAST\r\n" + "x".repeat(100_000), 2);
        assertThat(budget.reserve(BUDGET)).isTrue();
    }

    @Test
    void chunksComeOverTls() throws Exception {
        try (TestListener smtps = new TestListener(Setup.with(budget).over(Encryption.createStartTls(TestCertificate.server())), spool);
             TestClient tls = new TestClient(smtps.address())) {
            tls.ask("STARTTLS");
            tls.startTls();
            tls.send("EHLO a\r\n" + ENVELOPE + "BDAT 11\r\nTo: bob\r\n\r\nBDAT 100000 LAST\r\n" + "x".repeat(99_998) + "\r\n");
            for (int i = 0; i < 4; i++) {
                assertThat(tls.reply()).startsWith("250 ");
            }
            assertThat(tls.reply()).endsWith(" queued");
        }
    }

    private List<String> play(String text, int replies) throws IOException {
        client.send(text);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < replies; i++) {
            lines.add(client.reply());
        }
        return lines;
    }
}
