package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Received;

/** The web server with TLS of its own. */
class WebTlsTest {
    private static final String REQUEST = "GET /c/x HTTP/1.1\r\nHost: posthorn.test\r\nConnection: close\r\n\r\n";

    @TempDir
    private static Path home;
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void start() throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "webCertificates=conf/tls.crt", "webPrivateKey=conf/tls.key").route(sink));
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    /** Trusts the server's own certificate and no other. */
    private static SSLSocket connect() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(home.resolve("conf/tls.crt"))) {
            trusted.setCertificateEntry("posthorn", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port("web"));
    }

    @Test
    void itAnswersOverTls() throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void theUrlsInMailAreHttps() throws IOException {
        Customer customer = Customer.signUp(server, sink, "tls", "{\"unsubscribe\":true}");
        customer.submit("bob@tls.example");
        Received copy = sink.inbox().awaitTo("bob@tls.example", Customer.PATIENCE);
        assertThat(copy.header("List-Unsubscribe").orElseThrow()).contains("<https://posthorn.test:" + server.port("web") + "/u/");
    }
}
