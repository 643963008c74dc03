package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Who may do without AUTH or without TLS, and where: the alternate and mx listeners concede both, the others neither. */
class TrustZoneTest {
    private static final String LISTED = "127.0.0.21";
    private static final String ELSEWHERE = "127.0.0.22";
    private static final String TRUSTING = "\"trustedIps\":[\"" + LISTED + "\"]";
    private static final String PLAINTEXT = "\"allowPlaintextFrom\":[\"" + LISTED + "\"]";
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        for (String listener : new String[] {"alternate", "mx"}) {
            Homes.addToListener(home, listener, "<allowPlaintext>true</allowPlaintext><trustZone>true</trustZone>");
        }
        server = PosthornServer.start(Homes.with(home).route(sink));
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static Customer signUp(String id, String settings) throws IOException {
        return Customer.signUp(server, sink, id, settings);
    }

    private static SmtpClient plain(String source, String listener) throws IOException {
        SmtpClient client = SmtpClient.connectFrom(source, "127.0.0.1", server.port(listener));
        client.send("EHLO client.test");
        return client;
    }

    private static SmtpClient tls(String source, String listener) throws IOException {
        SmtpClient client = plain(source, listener);
        client.startTls();
        client.send("EHLO client.test");
        return client;
    }

    private static SmtpReply mail(SmtpClient client, Customer customer) throws IOException {
        return client.send("MAIL FROM:<" + customer.sender() + ">");
    }

    private static SmtpReply submit(SmtpClient client, Customer customer, String recipient) throws IOException {
        return client.sendMessage(customer.sender(), recipient, customer.message(recipient));
    }

    private static String arrived(String recipient) {
        return sink.inbox().awaitTo(recipient, Customer.PATIENCE).text();
    }

    @Test
    void aListedClientIsOfferedAuthInTheClearAndSubmits() throws IOException {
        Customer customer = signUp("printer", "{" + PLAINTEXT + "}");
        try (SmtpClient client = plain(LISTED, "alternate")) {
            assertThat(client.send("EHLO client.test").text()).contains("AUTH PLAIN LOGIN");
            assertThat(client.authPlain(customer.id(), Customer.PASSWORD).code()).isEqualTo(235);
            assertThat(submit(client, customer, "one@printer.example").text()).startsWith("250 2.0.0 ");
        }
        assertThat(arrived("one@printer.example")).contains(" with ESMTPA\r\n");
    }

    @Test
    void anotherClientIsOfferedNothingInTheClearAndNotAskedForItsPassword() throws IOException {
        signUp("plain-elsewhere", "{" + PLAINTEXT + "}");
        try (SmtpClient client = plain(ELSEWHERE, "alternate")) {
            assertThat(client.send("EHLO client.test").text()).doesNotContain("AUTH");
            assertThat(client.send("AUTH LOGIN").text()).isEqualTo("530 5.7.0 Must issue a STARTTLS command first");
        }
    }

    @Test
    void inTheClearAnAccountThatDoesNotListTheClientIsToldWhatAWrongPasswordIsTold() throws IOException {
        signUp("plain-listed", "{" + PLAINTEXT + "}");
        Customer strict = signUp("plain-strict", "{}");
        try (SmtpClient client = plain(LISTED, "alternate")) {
            SmtpReply right = client.authPlain(strict.id(), Customer.PASSWORD);
            assertThat(right.code()).isEqualTo(535);
            assertThat(client.authPlain(strict.id(), "wrong-horse-battery")).isEqualTo(right);
        }
    }

    @Test
    void aListenerThatConcedesNothingAsksListedClientsForTlsAndAuth() throws IOException {
        Customer customer = signUp("conceded-elsewhere", "{" + TRUSTING + "," + PLAINTEXT + "}");
        try (SmtpClient plain = plain(LISTED, "submission"); SmtpClient tls = tls(LISTED, "submission")) {
            assertThat(plain.authPlain(customer.id(), Customer.PASSWORD).text()).startsWith("530 5.7.0 ");
            assertThat(mail(tls, customer).text()).isEqualTo("530 5.7.0 Authentication required");
        }
    }

    @Test
    void aTrustedClientSubmitsWithoutAuth() throws IOException {
        Customer customer = signUp("trusting", "{" + TRUSTING + "}");
        try (SmtpClient client = tls(LISTED, "alternate")) {
            assertThat(submit(client, customer, "one@trusting.example").text()).startsWith("250 2.0.0 ");
        }
        assertThat(arrived("one@trusting.example")).contains(" with ESMTPS\r\n");
        assertThat(customer.awaitEvent("delivered", "one@trusting.example").path("account").asText()).isEqualTo("trusting");
    }

    @Test
    void aClientFromElsewhereIsNotTrusted() throws IOException {
        Customer customer = signUp("trusting-others", "{" + TRUSTING + "}");
        try (SmtpClient client = tls(ELSEWHERE, "alternate")) {
            assertThat(mail(client, customer).text()).isEqualTo("530 5.7.0 Authentication required");
        }
    }

    @Test
    void aTrustedClientNeedsTlsUnlessTheAccountLetsItDoWithout() throws IOException {
        Customer strict = signUp("trusting-tls", "{" + TRUSTING + "}");
        Customer lenient = signUp("trusting-all", "{" + TRUSTING + "," + PLAINTEXT + "}");
        try (SmtpClient client = plain(LISTED, "alternate")) {
            assertThat(mail(client, strict).text()).isEqualTo("530 5.7.0 Must issue a STARTTLS command first");
            assertThat(submit(client, lenient, "one@trusting-all.example").text()).startsWith("250 2.0.0 ");
        }
        assertThat(arrived("one@trusting-all.example")).contains(" with ESMTP\r\n");
    }

    @Test
    void aTrustedClientMayTurnToTlsButOneThatLoggedInInTheClearMayNot() throws IOException {
        Customer customer = signUp("turning", "{" + TRUSTING + "," + PLAINTEXT + "}");
        try (SmtpClient trusted = plain(LISTED, "alternate"); SmtpClient loggedIn = plain(LISTED, "alternate")) {
            submit(trusted, customer, "one@turning.example");
            assertThat(trusted.startTls().code()).isEqualTo(220);
            trusted.send("EHLO client.test");
            assertThat(submit(trusted, customer, "two@turning.example").text()).startsWith("250 2.0.0 ");
            loggedIn.authPlain(customer.id(), Customer.PASSWORD);
            assertThat(loggedIn.startTls().code()).isEqualTo(501);
        }
        assertThat(arrived("two@turning.example")).contains(" with ESMTPS\r\n");
    }

    @Test
    void oneSessionSendsForSeveralAccounts() throws IOException {
        Customer first = signUp("first", "{" + TRUSTING + "}");
        Customer second = signUp("second", "{" + TRUSTING + "}");
        try (SmtpClient client = tls(LISTED, "alternate")) {
            submit(client, first, "of-first@several.example");
            submit(client, second, "of-second@several.example");
        }
        assertThat(first.awaitEvent("delivered", "of-first@several.example").path("sender").asText()).isEqualTo(first.sender());
        assertThat(second.awaitEvent("delivered", "of-second@several.example").path("sender").asText()).isEqualTo(second.sender());
        assertThat(first.events("recipient=of-second%40several.example")).isEmpty();
    }

    @Test
    void aSecondSenderDoesNotMakeTheTransactionAnothers() throws IOException {
        Customer first = signUp("generous", "{" + TRUSTING + "}");
        Customer second = signUp("sparing", "{" + TRUSTING + ",\"maxRecipientsPerMessage\":1}");
        try (SmtpClient client = tls(LISTED, "alternate")) {
            mail(client, first);
            client.send("RCPT TO:<one@generous.example>");
            client.send("RCPT TO:<two@generous.example>");
            assertThat(mail(client, second).text()).startsWith("503 5.5.1 ");
            assertThat(client.send("DATA").code()).isEqualTo(354);
            assertThat(client.send(first.message("one@generous.example") + ".").text()).startsWith("250 2.0.0 ");
        }
        assertThat(first.awaitEvent("delivered", "two@generous.example").path("sender").asText()).isEqualTo(first.sender());
    }

    @Test
    void aTrustedClientIsHeldToTheAccountsLimits() throws IOException {
        Customer customer = signUp("limited", "{" + TRUSTING
            + ",\"maxSessions\":1,\"maxRecipientsPerMessage\":1,\"maxMessageSize\":\"1KB\",\"quotas\":{\"day\":1}}");
        try (SmtpClient client = tls(LISTED, "alternate")) {
            assertThat(client.send("MAIL FROM:<" + customer.sender() + "> SIZE=1025").text()).startsWith("552 5.3.4 ");
            mail(client, customer);
            client.send("RCPT TO:<one@limited.example>");
            assertThat(client.send("RCPT TO:<two@limited.example>").text()).startsWith("452 ");
            try (SmtpClient second = tls(LISTED, "alternate")) {
                assertThat(mail(second, customer).text()).isEqualTo("421 4.4.5 Service unavailable, concurrency limit reached");
            }
            client.send("RSET");
            submit(client, customer, "one@limited.example");
            assertThat(mail(client, customer).text()).startsWith("452 4.3.1 ").contains("1 per day");
        }
        await().atMost(Customer.PATIENCE).until(() -> {
            try (SmtpClient next = tls(LISTED, "alternate")) {
                return mail(next, customer).code() == 452;
            }
        });
    }

    @Test
    void whoIsTrustedAtThePublicListenerIsACustomerForItsOwnSendersAlone() throws IOException {
        Customer customer = signUp("public-trust", "{" + TRUSTING + "}");
        try (SmtpClient client = tls(LISTED, "mx")) {
            assertThat(submit(client, customer, "one@public-trust.example").text()).startsWith("250 2.0.0 ");
            client.send("MAIL FROM:<someone@stranger.example>");
            assertThat(client.send("RCPT TO:<victim@elsewhere.example>").text()).startsWith("550 5.7.1 ");
        }
    }
}
