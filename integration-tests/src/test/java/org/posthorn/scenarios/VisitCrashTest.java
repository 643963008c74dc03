package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;

/** Clicks are answered before they are written down; what a crash loses is what came last. */
class VisitCrashTest {
    private static final int CLIENTS = 4;
    private static final int CLICKS = 2000;
    private static final Duration BOUND = Duration.ofSeconds(1);

    @TempDir
    private Path home;

    @Test
    void aCrashLosesNoClickThatWasAnsweredASecondBefore() throws IOException, InterruptedException {
        try (MockMx sink = MockMx.start(); PosthornServer server = PosthornServer.start(Homes.with(home).route(sink))) {
            Customer customer = Customer.signUp(server, sink, "crash");
            Visitor bob = Newsletter.begin(customer).send("bob@crash.example");
            Queue<Long> answered = new ConcurrentLinkedQueue<>();
            List<Thread> clients = IntStream.range(0, CLIENTS).mapToObj(i -> new Thread(() -> clickUntilTheEnd(bob, answered))).toList();
            clients.forEach(Thread::start);
            await().atMost(Duration.ofMinutes(1)).until(() -> answered.size() > CLICKS);
            long killed = System.nanoTime();
            server.kill();
            for (Thread client : clients) {
                client.join();
            }
            server.start();
            int recorded = customer.events("type=clicked&limit=1000").size();
            long inTime = answered.stream().filter(time -> time < killed - BOUND.toNanos()).count();
            System.out.printf("visits: %d clicks answered before SIGKILL, %d of them a second before; %d recorded%n", answered.size(), inTime, recorded);
            assertThat((long) recorded).isGreaterThanOrEqualTo(inTime);
            assertThat(inTime).isPositive();
        }
    }

    private static void clickUntilTheEnd(Visitor bob, Queue<Long> answered) {
        try {
            while (bob.get(bob.click(0)).statusCode() == 302) {
                answered.add(System.nanoTime());
            }
        } catch (IOException | UncheckedIOException serverIsGone) {
            return;
        }
    }
}
