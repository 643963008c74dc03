package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;

/** The server is killed while it releases 200 messages; after the next start the rest goes by itself. Each test looks at the end from one side. */
class ReleaseCrashTest {
    private static final int MESSAGES = 200;
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;
    private static Load load;
    private static long leftByTheKill;

    @BeforeAll
    static void killDuringTheRelease(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "retryDelays=1s").route(sink));
        customer = Customer.signUp(server, sink, "release", "{\"state\":\"pending\",\"contact\":\"ops@release.example\"}");
        load = new Load(customer, "crash.example", 1).start(10, MESSAGES).join();
        await().atMost(SETTLED).until(() -> held() == MESSAGES);
        customer.admin().post("/relay/accounts/" + customer.id() + "?action=activate", "").orThrow();
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(5)).until(() -> filesBelow(home) < MESSAGES - 10);
        server.kill();
        leftByTheKill = filesBelow(home);
        System.out.println("ReleaseCrashTest: killed with " + leftByTheKill + " of " + MESSAGES + " still held");
        server.start();
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(100)).until(() -> held() == 0 && arrived().containsAll(load.acknowledged()));
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(100)).until(() -> customer.events("limit=1000&type=delivered").size() > MESSAGES);
    }

    private static int held() throws IOException {
        return customer.admin().get("/relay/accounts/" + customer.id()).orThrow().json().path("held").asInt(0);
    }

    private static long filesBelow(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("var/mail/held/release"))) {
            return files.filter(file -> file.toString().endsWith("FileObjectStore")).count();
        }
    }

    private static Set<String> arrived() {
        Set<String> recipients = new HashSet<>();
        sink.inbox().all().forEach(message -> recipients.addAll(message.recipients()));
        return recipients;
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    @Test
    void theKillCameInTheMiddle() {
        assertThat(leftByTheKill).isBetween(1L, (long) MESSAGES - 1);
    }

    @Test
    void everyMessageWasTaken() {
        assertThat(load.acknowledged()).hasSize(MESSAGES);
    }

    @Test
    void everyMessageArrives() {
        assertThat(arrived()).containsAll(load.acknowledged());
    }

    @Test
    void onlyWhatWasUnderWayArrivesTwice() {
        int twice = (int) load.acknowledged().stream().filter(recipient -> sink.inbox().to(recipient).size() > 1).count();
        System.out.println("ReleaseCrashTest: " + twice + " arrived twice");
        assertThat(twice).isLessThan(MESSAGES / 4);
    }

    @Test
    void everyMessageIsHeldAndReleasedOnceInTheEvents() {
        assertThat(recipients("held")).doesNotHaveDuplicates().hasSize(MESSAGES).containsAll(load.acknowledged());
        assertThat(recipients("released")).doesNotHaveDuplicates().hasSize(MESSAGES).containsAll(load.acknowledged());
    }

    @Test
    void theCustomerIsTold() {
        assertThat(sink.inbox().to("ops@release.example")).isNotEmpty();
    }

    private static List<String> recipients(String type) {
        return customer.events("limit=1000&type=" + type).stream().map(event -> event.path("recipient").asText()).toList();
    }
}
