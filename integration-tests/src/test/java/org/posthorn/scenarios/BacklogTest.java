package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.MxSettings;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;

/**
 * Mail that waits is in nobody's way, in a heap of 512 MB: first 1,000 deferred messages, then as many as the system property
 * {@code backlog} says, 10,000 unless given.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BacklogTest {
    private static final int DEFERRED = 1000;
    private static final int BACKLOG = Integer.getInteger("backlog", 10_000);
    private static final int RECIPIENTS_EACH = 100;
    private static final int SESSIONS = 20;
    private static final Behaviour LATER = Behaviour.rejectRecipient("450 4.2.0 come back later");
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start(MxSettings.defaults().keepOnly("Message-ID"));
        sink.forDomain("later.example", LATER).forDomain("much.later.example", LATER);
        server = PosthornServer.start(Homes.with(home, "retryDelays=1h").route(sink).java("-Xmx512m -XX:+ExitOnOutOfMemoryError"));
        customer = Customer.signUp(server, sink, "backlog");
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static void awaitQueued(int count) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200))
                .until(() -> customer.admin().get("/mailQueues/outgoing").orThrow().json().path("size").asInt() >= count);
    }

    /** How long the slowest of five messages takes from its 250 to the sink. */
    private static Duration freshMessage(String domain) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            long nanos = 0;
            for (int i : IntStream.range(0, 5).toArray()) {
                String recipient = "fresh" + i + "@" + domain;
                Customer.queuedId(client.sendMessage(customer.sender(), recipient, customer.message(recipient)));
                long acknowledged = System.nanoTime();
                sink.inbox().awaitTo(recipient, Customer.PATIENCE);
                nanos = Math.max(nanos, System.nanoTime() - acknowledged);
            }
            return Duration.ofNanos(nanos);
        }
    }

    @Test
    @Order(1)
    void aThousandDeferredMessagesDoNotDelayAFreshOne() throws IOException {
        new Load(customer, "later.example", 1).start(SESSIONS, DEFERRED).join();
        awaitQueued(DEFERRED);
        assertThat(freshMessage("now.example")).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Order(2)
    void aLongQueueIsNoHindranceToAStart() throws IOException {
        long filling = System.nanoTime();
        new Load(customer, "much.later.example", RECIPIENTS_EACH).start(SESSIONS, BACKLOG / RECIPIENTS_EACH).join();
        awaitQueued(DEFERRED + BACKLOG);
        server.stop();
        long before = System.nanoTime();
        server.start();
        Duration start = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("BacklogTest: " + BACKLOG + " queued in " + Duration.ofNanos(before - filling) + ", restart in " + start);
        assertThat(start).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    @Order(3)
    void aFreshMessagePassesALongQueue() throws IOException {
        assertThat(freshMessage("after.example")).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Order(4)
    void theHeapWasEnough() {
        assertThat(server.output()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }
}
