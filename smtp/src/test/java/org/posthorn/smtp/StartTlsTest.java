package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
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

/** STARTTLS (RFC 3207): nothing that was said in the clear counts behind it, and nothing that is said over TLS is taken for that. */
class StartTlsTest {
    private final DataBudget budget = new DataBudget(1 << 20);
    private TestListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(budget, new AskCommand());
    }

    @AfterEach
    void stop() {
        listener.close();
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
    void anAnswerThatReadsLikeStartTlsIsNoneAndKeepsOffTheIoThread() throws Exception {
        try (TestClient client = connect()) {
            client.ask("ASK");
            assertThat(client.ask("STARTTLS")).startsWith("299 smtp-test-");
        }
    }

    private TestClient connect() throws IOException {
        return new TestClient(listener.address());
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
}
