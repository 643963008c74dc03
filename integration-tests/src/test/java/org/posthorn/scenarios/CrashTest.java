package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.MxSettings;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Stage;

/**
 * The server is killed five times at random moments while 20 sessions submit and 2,000 messages wait. What it acknowledged arrives,
 * what was in flight may arrive twice, and no event is there twice. The story happens once; each test looks at its end from one side.
 */
@Tag("long")
class CrashTest {
    private static final int KILLS = 5;
    private static final int SESSIONS = 20;
    private static final int WAITING = 2000;
    private static final int MAX_DELIVERIES = 50;
    private static final int MAX_BETWEEN_KILLS = 800;
    private static final Duration SETTLED = Duration.ofSeconds(90);
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;
    private static Load load;

    @BeforeAll
    static void killFiveTimes(@TempDir Path home) throws IOException {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("CrashTest: -Dcrash.seed=" + seed);
        Random random = new Random(seed);
        sink = MockMx.start(MxSettings.defaults().keepOnly("Message-ID"));
        sink.forEverybody(Behaviour.reply(Stage.RCPT, "450 4.2.0 not yet"));
        server = PosthornServer.start(Homes.with(home, "retryDelays=1s, 2s", "maxDeliveries=" + MAX_DELIVERIES).route(sink));
        customer = Customer.signUp(server, sink, "crash");
        load = new Load(customer, "crash.example", 1);
        load.start(SESSIONS, WAITING).join();
        for (int kill = 1; kill <= KILLS; kill++) {
            load.start(SESSIONS, Integer.MAX_VALUE);
            load.awaitAcknowledged(1 + random.nextInt(MAX_BETWEEN_KILLS));
            server.kill();
            load.join();
            letMailThroughAfter(kill);
            server.start();
        }
        awaitTheRest();
    }

    /** Two kills hit deferrals alone, two slow deliveries, the last quick ones. */
    private static void letMailThroughAfter(int kill) {
        if (kill == 2) {
            sink.forEverybody(Behaviour.slow(Stage.END_OF_DATA, Duration.ofMillis(200)));
        } else if (kill == KILLS - 1) {
            sink.forEverybody();
        }
    }

    private static void awaitTheRest() {
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(250)).until(() -> arrived().containsAll(load.acknowledged()));
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(250)).until(() -> queued("spool") + queued("outgoing") == 0);
    }

    private static int queued(String queue) throws IOException {
        return customer.admin().get("/mailQueues/" + queue).orThrow().json().path("size").asInt(-1);
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static Set<String> arrived() {
        Set<String> recipients = new HashSet<>();
        sink.inbox().all().forEach(message -> recipients.addAll(message.recipients()));
        return recipients;
    }

    @Test
    void noMessageWasRefused() {
        assertThat(load.refusals()).isEmpty();
    }

    @Test
    void everyAcknowledgedMessageArrives() {
        Set<String> lost = new HashSet<>(load.acknowledged());
        lost.removeAll(arrived());
        assertThat(lost).as("lost of %d acknowledged", load.acknowledged().size()).isEmpty();
    }

    @Test
    void onlyWhatWasInFlightAtTheKillsArrivesTwice() {
        int twice = sink.inbox().count() - arrived().size();
        System.out.println("CrashTest: " + load.acknowledged().size() + " acknowledged, " + twice + " duplicates");
        assertThat(twice).isLessThanOrEqualTo(KILLS * MAX_DELIVERIES);
    }

    @Test
    void nothingArrivesButWhatWasSubmitted() {
        Set<String> strange = arrived();
        strange.removeAll(load.acknowledged());
        strange.removeAll(load.unanswered());
        assertThat(strange).isEmpty();
    }

    @Test
    void noEventIsThereTwice() {
        List<JsonNode> events = customer.events("limit=1000");
        assertThat(events.stream().map(event -> event.path("id").asText()).distinct().count()).isEqualTo(events.size());
    }

    @Test
    void everyAcknowledgedMessageIsDeliveredOnceInTheEvents() {
        List<String> delivered = customer.events("limit=1000&type=delivered").stream().map(event -> event.path("recipient").asText()).toList();
        assertThat(delivered).doesNotHaveDuplicates().containsAll(load.acknowledged());
    }
}
