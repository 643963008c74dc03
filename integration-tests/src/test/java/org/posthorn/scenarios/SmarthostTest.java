package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.RequiredTool;

/** A customer's Postfix, set up by {@code docs/clients/postfix.md}, is put off in every way there is, and no message is lost or sent twice. */
class SmarthostTest {
    /** The processes of the guide's master.cf. */
    private static final int SESSIONS = 4;
    private static final int MAX_DELIVERIES = 10;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static MockMx sink;
    private static PosthornServer server;
    private Smarthost smarthost;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        RequiredTool.POSTFIX.require();
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "retryDelays=1s", "maxDeliveries=" + MAX_DELIVERIES).route(sink)
                .with("POSTHORN_SUBMISSION_PORT", Integer.toString(freePort())));
    }

    /** As Postfix has to find the server on the same port after a restart. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            sink.close();
        }
    }

    @AfterEach
    void stopPostfix() {
        if (smarthost != null) {
            smarthost.close();
        }
    }

    private void signUp(String id, String settings, Path home) throws IOException {
        smarthost = Smarthost.start(Customer.signUp(server, sink, id, settings), home);
    }

    private void assertArrivedOnce(int count) {
        Map<String, Integer> arrivals = smarthost.awaitArrivals();
        assertThat(arrivals).hasSize(count);
        assertThat(arrivals.values()).containsOnly(1);
    }

    @Test
    void aMessageToThreeComesThroughAsThree(@TempDir Path home) throws IOException {
        signUp("three", "{\"profile\":\"smartrelay\"}", home);
        String[] recipients = {"a@three.example", "b@three.example", "c@three.example"};
        String message = smarthost.customer().message(String.join(", ", recipients));
        smarthost.postfix().sendmail(smarthost.customer().sender(), message.getBytes(StandardCharsets.US_ASCII), recipients);
        sink.inbox().await(3, received -> received.recipient().endsWith("@three.example"), SOON);
        assertThat(smarthost.awaitArrivals()).containsExactly(Map.entry("a@three.example", 1), Map.entry("b@three.example", 1),
                Map.entry("c@three.example", 1));
    }

    @Test
    void asTheGuideSaysMessagesShareSessionsAndNoneIsPutOff(@TempDir Path home) throws IOException {
        signUp("guide", "{\"profile\":\"smartrelay\",\"rate\":\"unlimited\"}", home);
        smarthost.send(1, 100);
        assertArrivedOnce(100);
        assertThat(smarthost.postfix().log()).doesNotContain("status=deferred");
        assertThat(smarthost.postfix().log().split("CONNECT to ", -1).length - 1).as("connections").isBetween(1, 20);
    }

    @Test
    void moreSessionsThanTheAccountHasLoseNothing(@TempDir Path home) throws IOException {
        signUp("sessions", "{\"profile\":\"smartrelay\",\"maxSessions\":2,\"rate\":\"unlimited\"}", home);
        smarthost.send(1, 200);
        assertArrivedOnce(200);
        smarthost.awaitLogged("more sessions than the account has");
    }

    @Test
    void aRateThatIsTooFastLosesNothing(@TempDir Path home) throws IOException {
        signUp("rate", "{\"profile\":\"smartrelay\",\"rate\":\"10/s\"}", home);
        smarthost.sendToMany(100);
        assertArrivedOnce(100);
        smarthost.awaitLogged("faster than the account's rate");
    }

    @Test
    void whatIsOverTheQuotaWaitsUntilTheQuotaIsRaised(@TempDir Path home) throws IOException {
        awaitEnoughOfTheHour();
        signUp("quota", "{\"profile\":\"smartrelay\",\"rate\":\"unlimited\",\"quotas\":{\"hour\":50}}", home);
        smarthost.send(1, 60);
        assertThat(smarthost.awaitDeferred(10)).allMatch(reason -> smarthost.guide().logged("a quota used up").matcher(reason).find());
        server.admin().createAccount("quota", "{\"profile\":\"smartrelay\"}");
        assertArrivedOnce(60);
    }

    /** As a new hour has a new quota. */
    private static void awaitEnoughOfTheHour() {
        await().atMost(Duration.ofMinutes(2)).until(() -> Instant.now().getEpochSecond() % 3600 < 3540);
    }

    @Test
    void aNodeThatDrainsLosesNothing(@TempDir Path home) throws IOException {
        signUp("drain", "{\"profile\":\"smartrelay\",\"rate\":\"unlimited\"}", home);
        smarthost.send(1, 50);
        sink.inbox().await(1, received -> received.recipient().endsWith("@drain.example"), SOON);
        server.admin().post("/relay/node?action=drain", "").orThrow();
        smarthost.send(51, 100);
        smarthost.awaitLogged("the relay is being stopped or changed");
        server.admin().post("/relay/node?action=resume", "").orThrow();
        assertArrivedOnce(100);
    }

    @Test
    void aServerThatIsKilledLosesNothing(@TempDir Path home) throws IOException {
        signUp("killed", "{\"profile\":\"smartrelay\",\"rate\":\"unlimited\"}", home);
        smarthost.send(1, 100);
        sink.inbox().await(10, received -> received.recipient().endsWith("@killed.example"), SOON);
        server.kill();
        smarthost.send(101, 150);
        smarthost.awaitLogged("the relay cannot be reached");
        server.start();
        Map<String, Integer> arrivals = smarthost.awaitArrivals();
        assertThat(arrivals).hasSize(150);
        int duplicates = arrivals.values().stream().mapToInt(times -> times - 1).sum();
        System.out.println("SmarthostTest: " + duplicates + " duplicates after a kill");
        assertThat(duplicates).as("what was being handed over on either side").isLessThanOrEqualTo(SESSIONS + MAX_DELIVERIES);
    }
}
