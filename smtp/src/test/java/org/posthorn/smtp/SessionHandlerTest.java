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
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionHandlerTest {
    private final WaitCommand wait = new WaitCommand();
    private final Goodbye goodbye = new Goodbye();
    private TestListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new TestListener(new DataBudget(1 << 20), wait, goodbye);
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
    void aLineThatIsTooLongIsAnsweredAndTheSessionGoesOn() throws Exception {
        try (TestClient client = connect()) {
            client.send("A".repeat(20_000) + "\r\nNOOP\r\n");
            assertThat(List.of(client.reply(), client.reply().substring(0, 3))).containsExactly("500 5.5.2 Line too long", "250");
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

    private static void sendAll(TestClient client, String commands, int times) {
        try {
            for (int i = 0; i < times; i++) {
                client.send(commands);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
