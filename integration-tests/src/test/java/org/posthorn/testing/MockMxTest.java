package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MockMxTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MESSAGE = "Message-ID: <1@a>\r\nSubject: long\r\n subject\r\n\r\n.dot\r\nbody\r\n";
    private MockMx mx;

    @BeforeEach
    void start() throws IOException {
        mx = MockMx.start();
    }

    @AfterEach
    void stop() {
        mx.close();
    }

    private SmtpClient client() throws IOException {
        SmtpClient client = SmtpClient.connect("127.0.0.1", mx.port());
        client.send("EHLO tester");
        return client;
    }

    private SmtpReply deliver(String recipient) throws IOException {
        try (SmtpClient client = client()) {
            return client.sendMessage("s@a.example", recipient, MESSAGE);
        }
    }

    @Test
    void recordsTheMessageByteForByte() throws IOException {
        deliver("bob@b.example");
        assertThat(mx.inbox().awaitTo("BOB@b.example", SOON).bytes()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsTheEnvelope() throws IOException {
        deliver("bob@b.example");
        Received received = mx.inbox().awaitCount(1, SOON).get(0);
        assertThat(List.of(received.sender(), received.recipient(), received.helo(), received.connection()))
                .isEqualTo(List.of("s@a.example", "bob@b.example", "tester", 1));
    }

    @Test
    void readsHeaderFieldsUnfolded() throws IOException {
        deliver("bob@b.example");
        assertThat(mx.inbox().awaitCount(1, SOON).get(0).header("subject")).contains("long subject");
    }

    @Test
    void acceptsTheNullSender() throws IOException {
        try (SmtpClient client = client()) {
            client.sendMessage("", "bob@b.example", MESSAGE);
        }
        assertThat(mx.inbox().awaitCount(1, SOON).get(0).sender()).isEmpty();
    }

    @Test
    void defersARecipientAsOftenAsScripted() throws IOException {
        mx.forDomain("b.example", Behaviour.greylist(2));
        List<Integer> codes = List.of(deliver("x@b.example").code(), deliver("x@b.example").code(), deliver("x@b.example").code());
        assertThat(codes).containsExactly(450, 450, 250);
    }

    @Test
    void countsDeferralsOfEachRecipientSeparately() throws IOException {
        mx.forDomain("b.example", Behaviour.greylist(1));
        deliver("x@b.example");
        assertThat(deliver("y@b.example").code()).isEqualTo(450);
    }

    @Test
    void countsAttemptsWhateverTheAnswer() throws IOException {
        mx.forEverybody(Behaviour.greylist(1));
        deliver("x@b.example");
        deliver("X@b.example");
        assertThat(mx.attempts("x@b.example")).isEqualTo(2);
    }

    @Test
    void refusesOnlyTheScriptedRecipient() throws IOException {
        mx.forRecipient("bad@b.example", Behaviour.rejectRecipient("550 5.1.1 user unknown"));
        assertThat(List.of(deliver("bad@b.example").text(), deliver("good@b.example").code())).isEqualTo(List.of("550 5.1.1 user unknown", 250));
    }

    @Test
    void aRefusalAfterDataLeavesTheConnectionUsable() throws IOException {
        mx.forRecipient("bad@b.example", Behaviour.rejectMessage("554 5.7.1 spam"));
        try (SmtpClient client = client()) {
            client.sendMessage("s@a.example", "bad@b.example", MESSAGE);
            assertThat(client.sendMessage("s@a.example", "good@b.example", MESSAGE).code()).isEqualTo(250);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"MAIL", "RCPT", "DATA", "END_OF_DATA"})
    void dropsTheConnectionAtAnyStageOfAMessage(Stage stage) throws IOException {
        mx.forEverybody(Behaviour.drop(stage));
        assertThatThrownBy(() -> deliver("bob@b.example")).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"CONNECT", "EHLO"})
    void dropsTheConnectionBeforeAnyMessage(Stage stage) throws IOException {
        mx.forEverybody(Behaviour.drop(stage));
        assertThatThrownBy(this::client).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesConnectionsWithAGreetingOfItsOwn() throws IOException {
        mx.forEverybody(Behaviour.reply(Stage.CONNECT, "421 4.3.2 busy"));
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", mx.port())) {
            assertThat(client.greeting().text()).isEqualTo("421 4.3.2 busy");
        }
    }

    @Test
    void hangsUntilReleased() throws IOException {
        mx.forEverybody(Behaviour.hang(Stage.END_OF_DATA));
        try (SmtpClient client = client()) {
            client.socket().setSoTimeout(200);
            assertThatThrownBy(() -> client.sendMessage("s@a.example", "bob@b.example", MESSAGE)).hasMessageContaining("timed out");
            mx.release();
            client.socket().setSoTimeout(10_000);
            assertThat(client.readReply().code()).isEqualTo(250);
        }
    }

    @Test
    void closesWhileASessionHangs() throws IOException {
        mx.forEverybody(Behaviour.hang(Stage.MAIL));
        try (SmtpClient client = client()) {
            client.write("MAIL FROM:<s@a.example>\r\n");
            mx.close();
            assertThatThrownBy(client::readReply).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMessageThatHangsWhenTheMockClosesIsNotTaken() throws IOException {
        mx.forEverybody(Behaviour.hang(Stage.END_OF_DATA));
        try (SmtpClient client = client()) {
            client.write("MAIL FROM:<s@a.example>\r\nRCPT TO:<x@b.example>\r\nDATA\r\n" + MESSAGE + ".\r\n");
            assertThat(List.of(client.readReply().code(), client.readReply().code(), client.readReply().code())).containsExactly(250, 250, 354);
        }
        await().atMost(SOON).until(() -> mx.hanging() == 1);
        mx.close();
        assertThat(mx.inbox().count()).isZero();
    }

    @Test
    void repliesSlowly() throws IOException {
        mx.forEverybody(Behaviour.slow(Stage.RCPT, Duration.ofMillis(300)));
        long start = System.nanoTime();
        deliver("bob@b.example");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300), SOON);
    }

    @Test
    void takesPipelinedCommands() throws IOException {
        try (SmtpClient client = client()) {
            client.write("MAIL FROM:<s@a.example>\r\nRCPT TO:<x@b.example>\r\nRCPT TO:<y@b.example>\r\nDATA\r\n");
            assertThat(List.of(client.readReply().code(), client.readReply().code(), client.readReply().code(), client.readReply().code()))
                    .containsExactly(250, 250, 250, 354);
        }
    }

    @Test
    void countsConnectionsAndTheirMessages() throws IOException {
        deliver("x@b.example");
        try (SmtpClient client = client()) {
            client.sendMessage("s@a.example", "x@b.example", MESSAGE);
            client.sendMessage("s@a.example", "x@b.example", MESSAGE);
        }
        await().atMost(SOON).until(() -> mx.connections().open() == 0);
        assertThat(List.of(mx.connections().count(), mx.connections().messagesOn(1), mx.connections().messagesOn(2))).containsExactly(2, 1, 2);
    }

    @Test
    void saysWhatArrivedWhenAwaitingInVain() throws IOException {
        deliver("x@b.example");
        assertThatThrownBy(() -> mx.inbox().awaitCount(2, Duration.ofMillis(50))).isInstanceOf(AssertionError.class).hasMessageContaining("1 in all");
    }
}
