package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Repository;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Listeners behind a load balancer at 127.0.0.3, and an account that may log in from 192.0.2.0/24 alone. */
class ProxyTest {
    private static final String PROXY = "127.0.0.3";

    @TempDir
    private static Path home;
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;

    @BeforeAll
    static void start() throws IOException {
        copyShippedConfiguration();
        Path listeners = home.resolve("conf/smtpserver.xml");
        Files.writeString(listeners, Files.readString(listeners).replace("    <bind>", "    <proxy><from>127.0.0.3</from></proxy>\n    <bind>"));
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "loginFailures=1").route(sink));
        customer = Customer.signUp(server, sink, "proxied", "{\"allowedIps\": [\"192.0.2.0/24\"]}");
    }

    /** A home with any configuration file has to have them all. */
    private static void copyShippedConfiguration() throws IOException {
        Path conf = Files.createDirectories(home.resolve("conf"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Repository.root().resolve("james-conf/src/main/resources/org/posthorn/conf"))) {
            for (Path file : files) {
                Files.copy(file, conf.resolve(file.getFileName()));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        sink.close();
    }

    @Test
    void aClientBehindTheBalancerLogsInFromItsOwnAddressAndSendsInChunks() throws IOException {
        try (SmtpClient client = behind("192.0.2.7")) {
            client.logIn(customer.id(), Customer.PASSWORD);
            client.send("MAIL FROM:<" + customer.sender() + ">");
            client.send("RCPT TO:<bob@example.org>");
            String message = customer.message("bob@example.org");
            client.write("BDAT 10\r\n" + message.substring(0, 10));
            assertThat(client.readReply().text()).isEqualTo("250 2.0.0 10 octets received");
            client.write("BDAT " + (message.length() - 10) + " LAST\r\n" + message.substring(10));
            Customer.queuedId(client.readReply());
        }
    }

    @Test
    void whoIsBannedIsTheClientAndNotTheBalancer() throws IOException {
        try (SmtpClient client = behind("198.51.100.9")) {
            client.send("EHLO client.test");
            assertThat(client.authPlain(customer.id(), Customer.PASSWORD).code()).isEqualTo(535);
        }
        try (SmtpClient banned = behind("198.51.100.9"); SmtpClient other = behind("198.51.100.10")) {
            assertThat(banned.greeting().text()).startsWith("421 4.7.0 ");
            assertThat(other.greeting().code()).isEqualTo(220);
        }
    }

    @Test
    void nobodyElseIsBelieved() throws IOException {
        try (SmtpClient client = SmtpClient.connectFrom("127.0.0.4", "127.0.0.1", server.port("submission"))) {
            SmtpReply reply = client.send("PROXY TCP4 192.0.2.7 198.51.100.1 40000 587");
            assertThat(reply.text()).startsWith("500 5.5.1 ");
        }
    }

    private static SmtpClient behind(String ip) throws IOException {
        return SmtpClient.connectTlsBehind(PROXY, "PROXY TCP4 " + ip + " 198.51.100.1 40000 465", "127.0.0.1", server.port("smtps"));
    }
}
