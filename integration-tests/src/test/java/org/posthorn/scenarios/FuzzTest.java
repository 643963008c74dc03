package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Jvm;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.MxSettings;
import org.posthorn.testing.PosthornServer;

/**
 * Clients and messages gone wrong, at random, for as many seconds as the system property {@code fuzz} says, 10 unless given: none brings the
 * server out of step, and nothing of them stays. The seed is printed; {@code -Dfuzz.seed} plays it again, {@code -Dfuzz.session} one session of
 * it over and over. A run half as long before fills pools and caches, so that threads and heap after it can be held against those at the end.
 */
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz", 10);
    private static final long SEED = Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong());
    private static final int CLIENTS = 4;
    private static final int MORE_THREADS = 8;
    private static final long MORE_HEAP = 24L * 1024 * 1024;
    private static final Duration CALM = Duration.ofSeconds(60);
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;
    private static Fuzzer fuzzer;
    private static List<String> threadsBefore;
    private static long heapBefore;

    @BeforeAll
    static void fuzz(@TempDir Path home) throws Exception {
        System.out.println("FuzzTest: -Dfuzz.seed=" + SEED + " for " + SECONDS + " s");
        sink = MockMx.start(MxSettings.defaults().keepOnly("Message-ID"));
        server = PosthornServer.start(Homes.with(home, "loginFailuresPerUser=1000", "retryDelays=1s", "expireAfter=5s").route(sink));
        customer = Customer.signUp(server, sink, "fuzz",
                "{\"rules\":{\"singleFrom\":false,\"singleReplyTo\":false,\"mailingCode\":false,\"envelope\":\"any\"}}");
        customer.submit("first@fuzz.example");
        String returnAddress = sink.inbox().awaitTo("first@fuzz.example", Customer.PATIENCE).sender();
        fuzzer = new Fuzzer(SEED, customer, returnAddress);
        fuzzer.run(CLIENTS, Duration.ofSeconds(SECONDS).toNanos() / 2);
        awaitCalm();
        Jvm jvm = new Jvm(server.pid());
        threadsBefore = jvm.threads();
        heapBefore = jvm.heapAfterCollection();
        fuzzer.run(CLIENTS, Duration.ofSeconds(SECONDS).toNanos());
        System.out.println("FuzzTest: " + fuzzer.sessions() + " sessions, " + fuzzer.accepted() + " messages accepted");
    }

    private static void awaitCalm() {
        await().atMost(CALM).until(() -> openSessions() == 0 && queued("spool") == 0 && queued("outgoing") == 0);
    }

    private static int openSessions() throws IOException {
        return server.admin().get("/relay/node").orThrow().json().path("sessions").asInt(-1);
    }

    private static int queued(String queue) throws IOException {
        return server.admin().get("/mailQueues/" + queue).orThrow().json().path("size").asInt(-1);
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    @Test
    void everyClientGotRepliesOrWasShownOut() {
        assertThat(fuzzer.findings()).isEmpty();
    }

    @Test
    void theLogTellsOfNoError() throws IOException {
        assertThat(fuzzer.troubles()).isEmpty();
    }

    @Test
    void noSessionStaysOpen() {
        await().atMost(CALM).until(() -> openSessions() == 0);
    }

    @Test
    void everyMessageLeavesTheQueues() {
        await().atMost(CALM).until(() -> queued("spool") == 0 && queued("outgoing") == 0);
    }

    @Test
    void noThreadStays() {
        await().atMost(CALM).untilAsserted(() -> assertThat(new Jvm(server.pid()).threads()).hasSizeLessThanOrEqualTo(threadsBefore.size() + MORE_THREADS));
    }

    @Test
    void noMemoryStays() {
        awaitCalm();
        long heap = new Jvm(server.pid()).heapAfterCollection();
        System.out.println("FuzzTest: heap " + heapBefore / 1024 + " KB, then " + heap / 1024 + " KB; threads " + threadsBefore.size());
        assertThat(heap).isLessThan(heapBefore + MORE_HEAP);
    }

    @Test
    void noMessageFailedForGood() throws IOException {
        awaitCalm();
        try (Stream<Path> files = Files.walk(server.home().resolve("var/mail"))) {
            assertThat(files.filter(Files::isRegularFile).map(Path::toString).filter(file -> file.contains("/error/"))).isEmpty();
        }
    }

    @Test
    void aGoodMessageIsTakenAndDelivered() throws IOException {
        customer.submit("good@fuzz.example");
        customer.awaitEvent("delivered", "good@fuzz.example");
    }
}
