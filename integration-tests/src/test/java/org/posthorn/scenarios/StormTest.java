package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.MxSettings;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;

/**
 * Returns at the rate of 10,000 a minute delay no submission and none of them is lost. There are as many as the system property {@code storm} says,
 * 1,000 unless given: {@code -Dstorm=10000} makes it last a minute, and then nothing is granted to the machine's own noise.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StormTest {
    private static final int RETURNS = Integer.getInteger("storm", 1_000);
    private static final Duration NOISE = Duration.ofMillis(System.getProperty("storm") == null ? 50 : 0);
    private static final int PER_MINUTE = 10_000;
    private static final int SESSIONS = 8;
    private static final int QUIET_SUBMISSIONS = 500;
    private static final int RECIPIENTS_EACH = 100;
    private static final Queue<String> REFUSED = new ConcurrentLinkedQueue<>();
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;
    private static Duration quiet;
    private static Duration stormy;

    @BeforeAll
    static void storm(@TempDir Path home) throws IOException, InterruptedException {
        sink = MockMx.start(MxSettings.defaults().keepOnly("Message-ID"));
        server = PosthornServer.start(Homes.with(home, "retryDelays=1h").route(sink));
        customer = Customer.signUp(server, sink, "storm");
        new Load(customer, "storm.example", RECIPIENTS_EACH).start(SESSIONS, RETURNS / RECIPIENTS_EACH).join();
        List<Received> copies = sink.inbox().awaitCount(RETURNS, Duration.ofMinutes(3));
        int[] left = {QUIET_SUBMISSIONS};
        quiet = slowest(submit(() -> left[0]-- > 0));
        List<Thread> senders = blow(copies);
        stormy = slowest(submit(() -> senders.stream().anyMatch(Thread::isAlive)));
        for (Thread sender : senders) {
            sender.join();
        }
        System.out.printf("storm: %d returns, p99 of DATA %d us in the quiet, %d us in the storm%n", RETURNS, quiet.toNanos() / 1000, stormy.toNanos() / 1000);
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    /** Submits one message after the other as long as it is told to; answers how long each took from its last octet to the reply. */
    private static List<Duration> submit(BooleanSupplier more) throws IOException {
        List<Duration> took = new ArrayList<>();
        try (SmtpClient client = customer.logIn()) {
            while (more.getAsBoolean()) {
                client.send("MAIL FROM:<" + customer.sender() + ">");
                client.send("RCPT TO:<reader@quiet.example>");
                client.send("DATA");
                long begin = System.nanoTime();
                client.write(customer.message("reader@quiet.example") + ".\r\n");
                Customer.queuedId(client.readReply());
                took.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        return took;
    }

    /** The time that 99 of 100 keep below. */
    private static Duration slowest(List<Duration> took) {
        return took.stream().sorted().toList().get(took.size() * 99 / 100);
    }

    private static List<Thread> blow(List<Received> copies) {
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Thread sender = new Thread(() -> sendBack(copies, next, begin), "storm-" + i);
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
        return senders;
    }

    private static void sendBack(List<Received> copies, AtomicInteger next, long begin) {
        try (SmtpClient client = customer.connect("mx")) {
            for (int i = next.getAndIncrement(); i < copies.size(); i = next.getAndIncrement()) {
                long due = begin + i * Duration.ofMinutes(1).toNanos() / PER_MINUTE;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Received copy = copies.get(i);
                String reply = client.sendMessage("", copy.sender(), Return.about(copy, i % 2 == 0 ? "exim" : "exchange")).text();
                if (!reply.startsWith("250 ")) {
                    REFUSED.add(reply);
                }
            }
        } catch (IOException e) {
            REFUSED.add(e.toString());
        }
    }

    @Test
    @Order(1)
    void everyReturnIsTaken() {
        assertThat(REFUSED).isEmpty();
    }

    @Test
    @Order(2)
    void everyReturnIsCharged() {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).alias("bounced events")
                .until(() -> customer.events("type=bounced&limit=1000").size(), count -> count == RETURNS);
    }

    @Test
    @Order(3)
    void noSubmissionWaitsForThem() {
        assertThat(stormy).isLessThan(quiet.multipliedBy(2).plus(NOISE));
    }
}
