package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Sessions;

class DoorTest {
    private final Node node = new Node(Clock.systemUTC());
    private final Sessions sessions = new Sessions();
    private final Door door = new Door(node, sessions);
    private TestListener listener;

    @BeforeEach
    void listen() throws Exception {
        listener = new TestListener(new DataBudget(1 << 20), door);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void aSessionIsCountedUntilItsClientHasGone() throws Exception {
        try (TestClient client = new TestClient(listener.address())) {
            client.ask("NOOP");
            assertThat(sessions.open()).isEqualTo(1);
        }
        await().until(() -> sessions.open() == 0);
    }

    @Test
    void aSessionLeavesItsAccountWhenItsClientHasGone() {
        RelaySession session = TestTransport.session();
        door.onConnect(session);
        session.enter(new Identity.Trust(Accounts.ACME), sessions);
        door.onDisconnect(session);
        assertThat(sessions.of("acme")).isZero();
    }

    @Test
    void aSessionThatNobodyLoggedInLeavesNoAccount() {
        RelaySession session = TestTransport.session();
        door.onConnect(session);
        sessions.enter("acme", 1);
        door.onDisconnect(session);
        assertThat(sessions.of("acme")).isEqualTo(1);
    }

    @Test
    void aDrainingNodeRefusesANewSessionAndCloses() {
        node.drain();
        assertThat(door.onConnect(TestTransport.session())).isSameAs(Replies.CLOSED_FOR_NOW).matches(reply -> reply.isEndSession());
    }

    @Test
    void aDrainingNodeEndsARunningSessionAtMail() throws Exception {
        try (TestClient client = new TestClient(listener.address())) {
            client.ask("EHLO client.test");
            node.drain();
            assertThat(client.ask("MAIL FROM:<a@b.example>")).isEqualTo("421 4.3.2 Reconfiguration in progress");
            assertThat(client.reply()).isNull();
        }
    }

    @Test
    void aNodeThatResumesTakesSessionsAgain() {
        node.drain();
        node.resume();
        assertThat(door.onConnect(TestTransport.session())).isNull();
    }
}
