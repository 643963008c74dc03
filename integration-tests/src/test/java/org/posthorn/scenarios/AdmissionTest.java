package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Who may come in and stay, how many at once, how much and how fast; on a server of its own, whose bans hurt no other test. */
class AdmissionTest {
    private static final String ELSEWHERE = "127.0.0.9";
    private static MockMx sink;
    private static PosthornServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "loginFailures=3", "reconfigurationGrace=1s").route(sink));
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    @AfterEach
    void leaveNoTrace() throws IOException {
        server.admin().post("/relay/node?action=resume", "").orThrow();
        for (JsonNode ban : server.admin().pages("/relay/bans?limit=1000")) {
            server.admin().delete("/relay/bans/" + ban.path("ip").asText()).orThrow();
        }
    }

    private static Customer signUp(String id, String settings) throws IOException {
        return Customer.signUp(server, sink, id, settings);
    }

    private static SmtpClient from(String source) throws IOException {
        return SmtpClient.connectFrom(source, "127.0.0.1", server.port("submission"));
    }

    private static SmtpReply logIn(String source, Customer customer, String password) throws IOException {
        try (SmtpClient client = from(source)) {
            return logIn(client, customer, password);
        }
    }

    private static SmtpReply logIn(SmtpClient client, Customer customer, String password) throws IOException {
        client.send("EHLO client.test");
        client.startTls();
        client.send("EHLO client.test");
        return client.authPlain(customer.id(), password);
    }

    private static void failThreeTimes(String source, Customer customer) throws IOException {
        for (int i = 0; i < 3; i++) {
            logIn(source, customer, "wrong-horse-battery");
        }
    }

    @Test
    void aProfileHasItsEffectiveValues() throws IOException {
        JsonNode account = server.admin().get("/relay/accounts/" + signUp("smart", "{\"profile\":\"smartrelay\"}").id()).orThrow().json();
        assertThat(account.path("auth").toString()).isEqualTo("[\"LOGIN\"]");
        assertThat(account.path("maxMessageSize").asText()).isEqualTo("200KB");
        assertThat(account.path("quotas").path("hour").asInt()).isEqualTo(10_000);
    }

    @Test
    void aClientFromAnIpThatIsNotAllowedIsToldWhatAWrongPasswordIsTold() throws IOException {
        Customer customer = signUp("allowed", "{\"allowedIps\":[\"127.0.0.1\"]}");
        SmtpReply wrong = logIn("127.0.0.1", customer, "wrong-horse-battery");
        assertThat(logIn(ELSEWHERE, customer, Customer.PASSWORD)).isEqualTo(wrong);
        assertThat(logIn("127.0.0.1", customer, Customer.PASSWORD).code()).isEqualTo(235);
    }

    @Test
    void aMechanismThatTheAccountHasNotIsToldTheSame() throws IOException {
        Customer customer = signUp("login-only", "{\"auth\":[\"LOGIN\"]}");
        assertThat(logIn("127.0.0.10", customer, Customer.PASSWORD).text()).startsWith("535 5.7.8 ");
    }

    @Test
    void aSessionTooManyIsRefusedUntilAnotherEnds() throws IOException {
        Customer customer = signUp("single", "{\"maxSessions\":1}");
        try (SmtpClient first = from(ELSEWHERE)) {
            assertThat(logIn(first, customer, Customer.PASSWORD).code()).isEqualTo(235);
            assertThat(logIn(ELSEWHERE, customer, Customer.PASSWORD).text()).isEqualTo("421 4.4.5 Service unavailable, concurrency limit reached");
        }
        await().atMost(Customer.PATIENCE).until(() -> logIn(ELSEWHERE, customer, Customer.PASSWORD).code() == 235);
    }

    @Test
    void threeFailedLoginsBanTheirIpAloneAndARestartKeepsTheBan() throws IOException {
        Customer customer = signUp("guessed", "{}");
        failThreeTimes("127.0.0.66", customer);
        try (SmtpClient banned = from("127.0.0.66"); SmtpClient other = from(ELSEWHERE)) {
            assertThat(banned.greeting().text()).startsWith("421 4.7.0 ");
            assertThat(other.greeting().code()).isEqualTo(220);
        }
        server.restart();
        try (SmtpClient banned = from("127.0.0.66")) {
            assertThat(banned.greeting().text()).startsWith("421 4.7.0 ");
        }
    }

    @Test
    void aBannedIpMayReturnMailButNotLogInWhereBothAreServed() throws IOException {
        Customer customer = signUp("banned-return", "{}");
        customer.submit("one@banned-return.example");
        String returnPath = sink.inbox().awaitTo("one@banned-return.example", Customer.PATIENCE).sender();
        failThreeTimes("127.0.0.68", customer);
        try (SmtpClient banned = SmtpClient.connectFrom("127.0.0.68", "127.0.0.1", server.port("mx"))) {
            banned.send("EHLO client.test");
            banned.startTls();
            banned.send("EHLO client.test");
            banned.send("MAIL FROM:<>");
            assertThat(banned.send("RCPT TO:<" + returnPath + ">").code()).isEqualTo(250);
            banned.send("RSET");
            assertThat(banned.send("AUTH LOGIN").text()).startsWith("421 4.7.0 ");
        }
    }

    @Test
    void aLiftedBanLetsTheIpInAgain() throws IOException {
        Customer customer = signUp("lifted", "{}");
        failThreeTimes("127.0.0.67", customer);
        server.admin().delete("/relay/bans/127.0.0.67").orThrow();
        assertThat(logIn("127.0.0.67", customer, Customer.PASSWORD).code()).isEqualTo(235);
    }

    @Test
    void aUsedUpQuotaIsNamedWithItsResetAndOutlivesARestart() throws IOException {
        Customer customer = signUp("package", "{\"quotas\":{\"month\":2}}");
        customer.submit("one@package.example");
        customer.submit("two@package.example");
        assertQuotaReached(customer);
        server.restart();
        assertQuotaReached(customer);
        assertThat(server.admin().get("/relay/accounts/package/quotas").orThrow().json().path("quotas").path("month").path("used").asInt()).isEqualTo(2);
    }

    private static void assertQuotaReached(Customer customer) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            String reply = client.send("MAIL FROM:<" + customer.sender() + ">").text();
            assertThat(reply).startsWith("452 4.3.1 ").contains("2 per month");
            assertThat(Instant.parse(reply.substring(reply.lastIndexOf(' ') + 1))).isAfter(Instant.now());
        }
    }

    @Test
    void aRecipientOverTheRateIsThrottled() throws IOException {
        Customer customer = signUp("pace", "{\"rate\":\"1/h\"}");
        try (SmtpClient client = customer.logIn()) {
            client.send("MAIL FROM:<" + customer.sender() + ">");
            assertThat(List.of(client.send("RCPT TO:<one@pace.example>").code(), client.send("RCPT TO:<two@pace.example>").code()))
                    .containsExactly(250, 451);
        }
    }

    private static String mail(SmtpClient client, Customer customer) throws IOException {
        String reply = client.send("MAIL FROM:<" + customer.sender() + ">").text();
        if (reply.startsWith("250 ")) {
            client.send("RSET");
        }
        return reply;
    }

    @Test
    void aRunningSessionKeepsItsAccountsSettingsAndEndsWhenItOverstaysAChange() throws IOException {
        Customer customer = signUp("changed", "{}");
        try (SmtpClient client = customer.logIn()) {
            server.admin().createAccount("changed", "{\"maxMessageSize\":\"1KB\"}");
            assertThat(client.send("MAIL FROM:<" + customer.sender() + "> SIZE=2000").code()).isEqualTo(250);
            client.send("RSET");
            await().atMost(Customer.PATIENCE).until(() -> mail(client, customer), reply -> reply.equals("421 4.3.2 Reconfiguration in progress"));
        }
    }

    @Test
    void aSuspensionHoldsForARunningSessionAtOnce() throws IOException {
        Customer customer = signUp("abuser", "{}");
        try (SmtpClient client = customer.logIn()) {
            server.admin().createAccount("abuser", "{\"state\":\"suspended\"}");
            assertThat(mail(client, customer)).startsWith("550 5.7.1 This account is suspended");
        }
    }

    @Test
    void aChangedPasswordAndADeletedAccountEndTheirSessionsAtOnce() throws IOException {
        Customer robbed = signUp("robbed", "{}");
        Customer deleted = signUp("deleted", "{}");
        try (SmtpClient robber = robbed.logIn(); SmtpClient left = deleted.logIn()) {
            server.admin().createCredential("robbed", "robbed", "another-horse-battery");
            server.admin().delete("/relay/accounts/deleted").orThrow();
            assertThat(mail(robber, robbed)).isEqualTo("421 4.3.2 Reconfiguration in progress");
            assertThat(mail(left, deleted)).isEqualTo("421 4.3.2 Reconfiguration in progress");
        }
    }

    @Test
    void aDrainingNodeBeginsNothingNew() throws IOException {
        Customer customer = signUp("drained", "{}");
        try (SmtpClient running = customer.logIn()) {
            server.admin().post("/relay/node?action=drain", "").orThrow();
            try (SmtpClient late = from(ELSEWHERE)) {
                assertThat(late.greeting().text()).isEqualTo("421 4.3.2 Reconfiguration in progress");
            }
            assertThat(running.send("MAIL FROM:<" + customer.sender() + ">").text()).isEqualTo("421 4.3.2 Reconfiguration in progress");
        }
    }

    @Test
    void aNodeThatResumesTakesMail() throws IOException {
        server.admin().post("/relay/node?action=drain", "").orThrow();
        server.admin().post("/relay/node?action=resume", "").orThrow();
        signUp("resumed", "{}").submit("one@resumed.example");
    }
}
