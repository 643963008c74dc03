package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DATA as clients see it: what is kept of a message, and what follows it. */
class DataTest {
    private static final long BUDGET = 64 << 20;
    private static final String ENVELOPE = "EHLO a\r\nMAIL FROM:<ann@example.com>\r\nRCPT TO:<bob@example.org>\r\n";

    private final DataBudget budget = new DataBudget(BUDGET);
    private final TestSpool spool = new TestSpool();
    private TestListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(budget, spool);
    }

    @AfterEach
    void stop() {
        listener.close();
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
}
