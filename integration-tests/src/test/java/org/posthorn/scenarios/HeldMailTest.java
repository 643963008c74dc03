package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Held mail outlives a restart, and there is no more of it than may be. */
class HeldMailTest {
    private static final String PENDING = "{\"state\":\"pending\"}";
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "maxHeldMessages=2").route(sink));
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static void hold(Customer pending, String recipient) throws IOException {
        pending.submit(recipient);
        pending.awaitEvent("held", recipient);
        pending.awaitEmptySpool();
    }

    @Test
    void aRestartKeepsHeldMail() throws IOException {
        Customer pending = Customer.signUp(server, sink, "restart", PENDING);
        hold(pending, "restart@held.example");
        server.restart();
        pending.awaitEmptySpool();
        assertThat(pending.eventTypes("restart@held.example")).containsExactly("accepted", "held");
        StatesTest.activate(pending);
        sink.inbox().awaitTo("restart@held.example", Customer.PATIENCE);
    }

    @Test
    void aKillKeepsHeldMail() throws IOException {
        Customer pending = Customer.signUp(server, sink, "kill", PENDING);
        hold(pending, "kill@held.example");
        server.kill();
        server.start();
        StatesTest.activate(pending);
        sink.inbox().awaitTo("kill@held.example", Customer.PATIENCE);
    }

    @Test
    void oneMoreThanMayBeHeldIsRefusedForNow() throws IOException {
        Customer pending = Customer.signUp(server, sink, "limit", PENDING);
        hold(pending, "one@limit.example");
        hold(pending, "two@limit.example");
        assertThat(send(pending).text()).isEqualTo("452 4.3.1 The account is not activated yet and 2 messages are held, which is the limit; try again later");
    }

    @Test
    void afterActivationTheLimitHoldsNoMore() throws IOException {
        Customer pending = Customer.signUp(server, sink, "lifted", PENDING);
        hold(pending, "one@lifted.example");
        hold(pending, "two@lifted.example");
        StatesTest.activate(pending);
        assertThat(send(pending).code()).isEqualTo(250);
    }

    private static SmtpReply send(Customer pending) throws IOException {
        try (SmtpClient client = pending.logIn()) {
            byte[] message = pending.message("three@held.example").getBytes(StandardCharsets.UTF_8);
            return client.sendMessage(pending.sender(), List.of("three@held.example"), message);
        }
    }
}
