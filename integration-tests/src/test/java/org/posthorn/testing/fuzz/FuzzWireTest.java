package org.posthorn.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.testing.SmtpClient;

/** What the fuzzer sees of a server that misbehaves, which the real one had better not. */
class FuzzWireTest {
    private ServerSocket listener;
    private Socket server;
    private SmtpClient client;
    private FuzzWire wire;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread greeter = new Thread(this::greet);
        greeter.start();
        client = SmtpClient.connect("127.0.0.1", listener.getLocalPort());
        client.socket().setSoTimeout(200);
        wire = new FuzzWire(client);
    }

    private void greet() {
        try {
            server = listener.accept();
            say("220 hello");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void say(String line) throws IOException {
        server.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        server.close();
        listener.close();
    }

    @Test
    void aReplyToAnExceptionIsFound() throws IOException {
        say("451 4.3.0 General failure");
        assertThatThrownBy(() -> wire.say("NOOP")).isInstanceOf(FuzzWire.Finding.class);
    }

    @Test
    void silenceIsFound() {
        assertThatThrownBy(() -> wire.say("NOOP")).isInstanceOf(FuzzWire.Finding.class);
    }

    @Test
    void aConnectionThatStaysOpenAfterQuitIsFound() throws IOException {
        say("221 bye");
        assertThatThrownBy(() -> wire.end(FuzzWire.Ending.QUIT)).isInstanceOf(FuzzWire.Finding.class);
    }

    @Test
    void whatIsNoReplyIsFound() throws IOException {
        say("hello");
        assertThatThrownBy(() -> wire.say("NOOP")).isInstanceOf(FuzzWire.Finding.class);
    }

    @Test
    void aRefusalIsNone() throws IOException {
        say("451 4.7.1 Slow down");
        assertThatCode(() -> wire.say("NOOP")).doesNotThrowAnyException();
    }

    @Test
    void aClosedConnectionIsNone() throws IOException {
        server.close();
        assertThat(wire.say("NOOP")).isNull();
    }

    @Test
    void theTranscriptTellsWhatWasSaid() throws IOException {
        say("250 yes");
        wire.say("NOOP\0");
        assertThat(wire.transcript()).isEqualTo("  C: NOOP\\u0000\\r\\n\n  S: 250 yes\n");
    }
}
