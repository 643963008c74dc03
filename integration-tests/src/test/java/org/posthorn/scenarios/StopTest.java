package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Stage;

/** SIGTERM while 20 sessions submit to a slow internet: the server ends in good order and loses nothing. */
class StopTest {
    private static MockMx sink;
    private static PosthornServer server;
    private static Load load;
    private static int exit;
    private static Duration took;

    @BeforeAll
    static void stopUnderLoad(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        sink.forEverybody(Behaviour.slow(Stage.END_OF_DATA, Duration.ofMillis(100)));
        server = PosthornServer.start(Homes.with(home, "retryDelays=1s").route(sink));
        load = new Load(Customer.signUp(server, sink, "stop"), "stop.example", 1);
        load.start(20, Integer.MAX_VALUE).awaitAcknowledged(300);
        long before = System.nanoTime();
        exit = server.stop();
        took = Duration.ofNanos(System.nanoTime() - before);
        load.stop().join();
        System.out.println("StopTest: ended in " + took + " after " + load.acknowledged().size() + " messages");
        sink.forEverybody();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    @Test
    void itEndsInTime() {
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void itsExitCodeTellsAStopInGoodOrder() {
        assertThat(exit).isIn(0, 143);
    }

    private static Set<String> lost() {
        Set<String> lost = new HashSet<>(load.acknowledged());
        sink.inbox().all().forEach(message -> lost.removeAll(message.recipients()));
        return lost;
    }

    @Test
    void everyAcknowledgedMessageArrives() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lost()).isEmpty());
    }

    @Test
    void whatItDidNotTakeItRefusedForNow() {
        assertThat(load.refusals()).allMatch(reply -> reply.startsWith("4"));
    }
}
