package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.tls.TestCertificate;
import org.posthorn.smtp.TestListener.Setup;

class SessionHandlerTest {
    private static final long BUDGET = 64 << 20;
    private static final String ENVELOPE = "EHLO a\r\nMAIL FROM:<ann@example.com>\r\nRCPT TO:<bob@example.org>\r\n";

    private final DataBudget budget = new DataBudget(BUDGET);
    private final WaitCommand wait = new WaitCommand();
    private final TestSpool spool = new TestSpool();
    private final Goodbye goodbye = new Goodbye();
    private TestListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(budget, wait, new AskCommand(), spool, goodbye);
    }

    @AfterEach
    void stop() {
        wait.released.countDown();
        listener.close();
    }

    @Test
    void pipelinedCommandsAreAnsweredInTheirOrder() throws Exception {
        try (TestClient client = connect()) {
            client.send("NOOP\r\nNONSENSE\r\n".repeat(200));
            for (int i = 0; i < 200; i++) {
                assertThat(client.reply()).startsWith("250 ");
                assertThat(client.reply()).startsWith("500 ");
            }
        }
    }

    @Test
    void aSlowCommandOfOneSessionDelaysNoOther() throws Exception {
        try (TestClient slow = connect(); TestClient other = connect()) {
            slow.send("WAIT\r\n");
            wait.begun.await();
            assertThat(other.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void whatComesBehindASlowCommandWaitsForIt() throws Exception {
        try (TestClient client = connect()) {
            client.send("WAIT\r\nNOOP\r\n");
            wait.begun.await();
            wait.released.countDown();
            assertThat(List.of(client.reply(), client.reply().substring(0, 3))).containsExactly("299 waited", "250");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "starttls  ", "STARTTLS          "})
    void theReplyToStartTlsLeavesInTheClear(String command) throws Exception {
        try (TestClient client = connect()) {
            assertThat(client.ask(command)).startsWith("220 ");
        }
    }

    @Test
    void nothingInTheClearIsAnsweredAfterStartTls() throws Exception {
        try (TestClient client = connect()) {
            client.ask("STARTTLS");
            client.send("NOOP\r\n");
            assertThat(closes(client)).isTrue();
        }
    }

    @Test
    void aReplyBeforeStartTlsComesFirst() throws Exception {
        try (TestClient client = connect()) {
            client.send("NONSENSE\r\nSTARTTLS\r\n");
            assertThat(List.of(client.reply().substring(0, 3), client.reply().substring(0, 3))).containsExactly("500", "220");
        }
    }

    @Test
    void commandsAlongWithStartTlsCloseTheSession() throws Exception {
        try (TestClient client = connect()) {
            client.send("STARTTLS\r\nNOOP\r\n");
            assertThat(closes(client)).isTrue();
        }
    }

    @Test
    void whatIsSaidOverTlsIsNotTakenForInjectedWhenTheIoThreadHasMuchToDo() throws Exception {
        try (TestListener busy = new TestListener(Setup.with(budget).over(Encryption.createStartTls(TestCertificate.server())))) {
            busy.occupyIoThread(1_000_000);
            for (int i = 0; i < 10; i++) {
                try (TestClient client = new TestClient(busy.address())) {
                    client.ask("STARTTLS");
                    client.startTls();
                    assertThat(client.ask("NOOP")).as("session %d", i).startsWith("250 ");
                }
            }
        }
    }

    @Test
    void aClientThatReadsNoReplyIsNotReadFromForEver() throws Exception {
        int much = 64 << 20;
        ByteBuffer commands = ByteBuffer.wrap("NOOP\r\n".repeat(much / 6).getBytes(US_ASCII));
        try (SocketChannel deaf = SocketChannel.open(listener.address()); Selector room = Selector.open()) {
            deaf.configureBlocking(false);
            deaf.register(room, SelectionKey.OP_WRITE);
            while (commands.hasRemaining() && room.select(2_000) > 0) {
                room.selectedKeys().clear();
                deaf.write(commands);
            }
        }
        assertThat(commands.hasRemaining()).as("waits to be sent").isTrue();
    }

    @Test
    void everyCommandIsAnsweredHoweverUnevenlyItsClientReads() throws Exception {
        String commands = ("X".repeat(4_000) + "\r\n").repeat(100);
        for (int i = 0; i < 30; i++) {
            try (TestClient client = connect()) {
                Thread writer = new Thread(() -> sendAll(client, commands, 20));
                writer.start();
                for (int replies = 0; replies < 2_000; replies++) {
                    assertThat(client.reply()).as("session %d, reply %d", i, replies).startsWith("500 ");
                }
                writer.join();
            }
        }
    }

    @Test
    void anAnswerThatReadsLikeStartTlsIsNoneAndKeepsOffTheIoThread() throws Exception {
        try (TestClient client = connect()) {
            client.ask("ASK");
            assertThat(client.ask("STARTTLS")).startsWith("299 smtp-test-");
        }
    }

    @Test
    void aLineThatIsTooLongIsAnsweredAndTheSessionGoesOn() throws Exception {
        try (TestClient client = connect()) {
            client.send("A".repeat(20_000) + "\r\nNOOP\r\n");
            assertThat(List.of(client.reply(), client.reply().substring(0, 3))).containsExactly("500 5.5.2 Line too long", "250");
        }
    }

    @Test
    void theReplyToAMessageHasItsId() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            assertThat(client.ask("To: bob\r\n\r\nbody\r\n.")).isEqualTo("250 2.0.0 " + spool.ids.get(0) + " queued");
        }
    }

    @Test
    void aMessageIsTakenOctetByOctetBelowItsTraceField() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            client.ask("To : bob\r\n\r\n..body \u00ff\r\n.");
        }
        assertThat(spool.messages.get(0)).startsWith("Received: from [127.0.0.1] by ").endsWith("\r\nTo : bob\r\n\r\n.body \u00ff\r\n");
    }

    @Test
    void commandsBehindAMessageAreAnsweredBehindIt() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            client.send("body\r\n.\r\nNONSENSE\r\n");
            assertThat(List.of(client.reply().substring(0, 3), client.reply().substring(0, 3))).containsExactly("250", "500");
        }
    }

    @Test
    void whatAMessageHeldIsFreeAfterItsReply() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            client.ask("body\r\n.");
        }
        await().until(() -> budget.reserve(BUDGET));
    }

    @Test
    void whatAMessageHeldIsFreeWhenItsClientGoes() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            client.send("x".repeat(100_000));
        }
        await().until(() -> budget.reserve(BUDGET));
    }

    @Test
    void aMessageEndsItsTransaction() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            client.ask("body\r\n.");
            assertThat(client.ask("DATA")).startsWith("503 5.5.1");
        }
    }

    @Test
    void aMessageWithABareLineFeedIsRefused() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA");
            assertThat(client.ask("body\n.\nMAIL FROM:<eve@example.com>\r\n.")).startsWith("554 5.6.0");
        }
    }

    @Test
    void aRefusedDataIsFollowedByCommands() throws Exception {
        try (TestClient client = connect()) {
            client.send("DATA\r\nNOOP\r\n");
            assertThat(List.of(client.reply().substring(0, 3), client.reply().substring(0, 3))).containsExactly("503", "250");
        }
    }

    @Test
    void dataWithBlanksBehindItIsData() throws Exception {
        try (TestClient client = envelope()) {
            client.ask("DATA             ");
            assertThat(client.ask("NOOP\r\n.")).startsWith("250 2.0.0 ");
        }
    }

    @Test
    void whenItsClientGoesASessionEndsBehindTheCommandsThatCame() throws Exception {
        try (TestClient client = connect()) {
            client.send("WAIT\r\nQUIT\r\n");
            wait.begun.await();
        }
        wait.released.countDown();
        await().until(() -> goodbye.said.getCount() == 0);
    }

    private TestClient connect() throws IOException {
        return new TestClient(listener.address());
    }

    private TestClient envelope() throws IOException {
        TestClient client = connect();
        client.send(ENVELOPE);
        for (int i = 0; i < 3; i++) {
            assertThat(client.reply()).startsWith("250 ");
        }
        return client;
    }

    private static void sendAll(TestClient client, String commands, int times) {
        try {
            for (int i = 0; i < times; i++) {
                client.send(commands);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True if the server ends the session without an SMTP reply. */
    private static boolean closes(TestClient client) throws IOException {
        String reply = client.reply();
        return reply == null || !Character.isDigit(reply.charAt(0));
    }

    /** Asks for a line and answers the name of the thread that read it. */
    private static final class AskCommand implements CommandHandler<SMTPSession> {
        @Override
        public Collection<String> getImplCommands() {
            return List.of("ASK");
        }

        @Override
        public Response onCommand(SMTPSession session, Request request) {
            session.<SMTPSession>pushLineHandler((ignored, line) -> {
                session.popLineHandler();
                return new SMTPResponse("299", Thread.currentThread().getName());
            });
            return new SMTPResponse("399", "go on");
        }
    }

    private static final class Goodbye implements DisconnectHandler<SMTPSession> {
        private final CountDownLatch said = new CountDownLatch(1);

        @Override
        public void onDisconnect(SMTPSession session) {
            said.countDown();
        }
    }
}
