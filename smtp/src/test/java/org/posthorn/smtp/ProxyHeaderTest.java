package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
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
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.tls.TestCertificate;
import org.posthorn.smtp.TestListener.Setup;

/** 127.0.0.2 is a proxy, and whoever has the address 192.0.2.66 is banned. */
class ProxyHeaderTest {
    private static final String PROXY = "127.0.0.2";
    private static final String BANNED = "192.0.2.66";
    private static final String V1 = "PROXY TCP4 192.0.2.7 198.51.100.1 40000 587\r\n";
    private static final String V2 = "0d0a0d0a000d0a515549540a";
    private static final String V2_IPV4 = V2 + "2111000c" + "c0000207" + "c6336401" + "9c40" + "024b";
    private static final String V2_IPV6 = V2 + "21210024" + "20010db8000000000000000000000007" + "20010db8000000000000000000000001" + "9c40" + "024b";
    private static final String V2_LOCAL = V2 + "20000000";
    private static final String V2_UNIX = V2 + "213100d8" + "00".repeat(216);

    private final LoginGuard guard = new LoginGuard(new LoginPolicy(1, 100, Duration.ofMinutes(1), Duration.ofMinutes(1)), new MemoryBanStore(),
        Clock.systemUTC());
    private TestListener listener;

    @BeforeEach
    void listen() throws Exception {
        guard.failed(IpRange.address(BANNED).orElseThrow(), "ann");
        listener = new TestListener(setup(), new BanHandler(guard), new ClientCommand());
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, "PROXY TCP6 ::ffff:192.0.2.7 2001:db8::2 40000 587\r\n"})
    void theClientIsTheOneOfTheLine(String header) throws Exception {
        assertThat(client(octets(header))).isEqualTo("192.0.2.7");
    }

    @Test
    void theClientIsTheOneOfTheBinaryHeader() throws Exception {
        assertThat(client(hex(V2_IPV4))).isEqualTo("192.0.2.7");
    }

    @Test
    void anIpv6ClientIsTheOneOfTheLine() throws Exception {
        assertThat(client(octets("PROXY TCP6 2001:db8::7 2001:db8::1 40000 587\r\n"))).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void anIpv6ClientIsTheOneOfTheBinaryHeader() throws Exception {
        assertThat(client(hex(V2_IPV6))).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aHealthCheckOfTheProxyKeepsItsAddress() throws Exception {
        assertThat(client(hex(V2_LOCAL))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN\r\n", "PROXY UNKNOWN 192.0.2.7 192.0.2.8 1 2\r\n"})
    void whomTheProxyDoesNotKnowHasItsAddress(String header) throws Exception {
        assertThat(client(octets(header))).isEqualTo(PROXY);
    }

    @Test
    void aHeaderMayComeInTwoPieces() throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send(V1.substring(0, 20));
            await().pollDelay(Duration.ofMillis(100)).until(() -> listener.sessions() == 0);
            client.send(V1.substring(20) + "CLIENT\r\n");
            assertThat(client.reply()).startsWith("220 ");
            assertThat(client.reply()).isEqualTo("299 192.0.2.7");
        }
    }

    @Test
    void nobodyIsGreetedBeforeTheHeader() throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send("PROXY TCP4 " + BANNED + " 198.51.100.1 40000 587\r\n");
            assertThat(client.reply()).startsWith("421 4.7.0 Too many failed logins from your address");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO client.example\r\n", "PROXY TCP4 192.0.2.7\r\n", "PROXY TCP4 balancer.example 198.51.100.1 1 2\r\n",
        "PROXY TCP4 192.0.2.777 198.51.100.1 1 2\r\n", "PROXY TCP6 fe80::1%1 fe80::2 1 2\r\n", "EHLO a\r\nPROXY UNKNOWN\r\n"})
    void aProxyWithoutAHeaderIsClosed(String first) throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send(first);
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void aHeaderOfNoTcpConnectionIsClosed() throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send(hex(V2_UNIX));
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void aClosedConnectionWasNoSession() throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send("EHLO client.example\r\n");
            client.closed();
        }
        assertThat(listener.sessions()).isZero();
    }

    @Test
    void aHeaderFromElsewhereIsAnUnknownCommand() throws Exception {
        try (TestClient client = new TestClient(listener.address())) {
            assertThat(client.ask(V1.strip())).startsWith("500 ");
            assertThat(client.ask("CLIENT")).isEqualTo("299 127.0.0.1");
        }
    }

    @Test
    void aSecondHeaderIsAnUnknownCommand() throws Exception {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send(V1);
            client.reply();
            assertThat(client.ask("PROXY TCP4 192.0.2.8 198.51.100.1 40000 587")).startsWith("500 ");
            assertThat(client.ask("CLIENT")).isEqualTo("299 192.0.2.7");
        }
    }

    @Test
    void theHeaderComesBeforeTls() throws Exception {
        try (TestListener smtps = new TestListener(setup().over(Encryption.createTls(TestCertificate.server())), new ClientCommand());
             TestClient client = TestClient.from(PROXY, smtps.address())) {
            client.send(V1);
            client.startTls();
            client.reply();
            assertThat(client.ask("CLIENT")).isEqualTo("299 192.0.2.7");
        }
    }

    /** 192.0.2.7 may have one session, and so may 192.0.2.8. */
    @Test
    void sessionsAreCountedByTheRealClient() throws Exception {
        try (TestListener one = new TestListener(Setup.with(new ConnectionSettings(10, 1, proxies())), new ClientCommand());
             TestClient first = TestClient.from(PROXY, one.address()); TestClient second = TestClient.from(PROXY, one.address())) {
            first.send(V1);
            first.reply();
            second.send(V1.replace("192.0.2.7", "192.0.2.8"));
            assertThat(second.reply()).startsWith("220 ");
        }
    }

    private String client(byte[] header) throws IOException {
        try (TestClient client = TestClient.from(PROXY, listener.address())) {
            client.send(header);
            assertThat(client.reply()).startsWith("220 ");
            return client.ask("CLIENT").substring(4);
        }
    }

    private static Setup setup() {
        return Setup.with(new ConnectionSettings(10, 0, proxies()));
    }

    private static List<IpRange> proxies() {
        return List.of(IpRange.parse(PROXY).orElseThrow());
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** The command CLIENT: who the client is. */
    private static final class ClientCommand implements CommandHandler<SMTPSession> {
        @Override
        public Collection<String> getImplCommands() {
            return List.of("CLIENT");
        }

        @Override
        public Response onCommand(SMTPSession session, Request request) {
            return new SMTPResponse("299", RelaySession.of(session).clientIp());
        }
    }
}
