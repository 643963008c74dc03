package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MockMxSettingsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MESSAGE = "Message-ID: <1@a>\r\nX-Run: 7\r\nSubject: s\r\n\r\nbody\r\n";

    private static MockMx mx(MxSettings settings) throws IOException {
        return MockMx.start(settings);
    }

    private static SmtpClient client(MockMx mx) throws IOException {
        return SmtpClient.connect("127.0.0.1", mx.port());
    }

    @Test
    void announcesPipelining() throws IOException {
        try (MockMx mx = MockMx.start(); SmtpClient client = client(mx)) {
            assertThat(client.send("EHLO x").lines()).contains("250-PIPELINING");
        }
    }

    @Test
    void withoutPipeliningDoesNotAnnounceIt() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().withoutPipelining()); SmtpClient client = client(mx)) {
            assertThat(client.send("EHLO x").text()).doesNotContain("PIPELINING");
        }
    }

    @Test
    void recordsThatAMessageCameOverTls() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().startTls(StartTls.SELF_SIGNED)); SmtpClient client = client(mx)) {
            client.send("EHLO x");
            client.startTls();
            client.send("EHLO x");
            client.sendMessage("s@a.example", "x@b.example", MESSAGE);
            assertThat(mx.inbox().awaitCount(1, SOON).get(0).tls()).contains("TLSv1.3");
        }
    }

    @Test
    void refusesStartTlsThoughAnnounced() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().startTls(StartTls.REFUSED)); SmtpClient client = client(mx)) {
            assertThat(client.send("EHLO x").text() + client.send("STARTTLS")).contains("250-STARTTLS", "454 4.7.0");
        }
    }

    @Test
    void breaksTheHandshake() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().startTls(StartTls.BROKEN)); SmtpClient client = client(mx)) {
            client.send("EHLO x");
            assertThatThrownBy(client::startTls).isInstanceOf(IOException.class);
        }
    }

    @Test
    void dropsAtStartTls() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().startTls(StartTls.SELF_SIGNED)); SmtpClient client = client(mx)) {
            mx.forEverybody(Behaviour.drop(Stage.STARTTLS));
            client.send("EHLO x");
            assertThatThrownBy(client::startTls).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bindsSeveralAddressesToOnePort() throws IOException {
        try (MockMx one = MockMx.start(); MockMx two = mx(MxSettings.defaults().on("127.0.0.2", one.port()));
                SmtpClient client = SmtpClient.connect("127.0.0.2", two.port())) {
            assertThat(client.greeting().code()).isEqualTo(220);
        }
    }

    @Test
    void keepsOnlyTheFieldsAskedFor() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().keepOnly("Message-ID", "X-Run")); SmtpClient client = client(mx)) {
            client.send("EHLO x");
            client.sendMessage("s@a.example", "x@b.example", MESSAGE);
            assertThat(mx.inbox().awaitCount(1, SOON).get(0).text()).isEqualTo("Message-ID: <1@a>\r\nX-Run: 7\r\n\r\n");
        }
    }

    @Test
    void takesThousandsOnManyConnections() throws IOException {
        try (MockMx mx = mx(MxSettings.defaults().keepOnly("Message-ID"))) {
            List<Integer> codes = IntStream.range(0, 8).parallel().mapToObj(session -> sendMany(mx, session)).flatMap(List::stream).distinct().toList();
            assertThat(mx.inbox().awaitCount(8 * 500, SOON)).hasSize(8 * 500);
            assertThat(codes).containsExactly(250);
        }
    }

    private static List<Integer> sendMany(MockMx mx, int session) {
        try (SmtpClient client = client(mx)) {
            client.send("EHLO x");
            List<Integer> codes = new ArrayList<>();
            for (int number = 0; number < 500; number++) {
                codes.add(client.sendMessage("s@a.example", "r" + number + "@s" + session + ".example", MESSAGE).code());
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException("Session " + session + " failed", e);
        }
    }
}
