package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;

/**
 * A long list comes in under a heap of 512 MB while mail goes on: as many entries as the system property {@code suppressions} says, 100,000 unless
 * given, in no order.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuppressionImportTest {
    private static final int ENTRIES = Integer.getInteger("suppressions", 100_000);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static MockMx sink;
    private static PosthornServer server;
    private static Customer customer;
    private static String list;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home).route(sink).java("-Xmx512m -XX:+ExitOnOutOfMemoryError"));
        customer = Customer.signUp(server, sink, "import");
        list = "/relay/accounts/import/suppressions";
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static String entries(String name, int count) {
        StringBuilder csv = new StringBuilder("address,reason,detail\n");
        new Random(count).ints(count).forEach(random ->
            csv.append(name).append(Integer.toHexString(random)).append("-user@example.org,hard-bounce,550 5.1.1 user unknown\n"));
        return csv.append(name).append("last@example.org,hard-bounce,\n").toString();
    }

    private static String bring(String entries) throws IOException {
        return customer.admin().post(list + "?format=csv", entries, "text/csv").orThrow().json().path("taskId").asText();
    }

    private static JsonNode task(String id) throws IOException {
        return customer.admin().get("/tasks/" + id).orThrow().json();
    }

    /** Milliseconds that the slowest but one of a hundred took. */
    private static long p99(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() * 99 / 100) / 1_000_000;
    }

    @Test
    @Order(1)
    void aLongListComesInWithinAMinuteAndShowsItsProgress() throws IOException {
        String entries = entries("a", ENTRIES);
        long begin = System.nanoTime();
        String task = bring(entries);
        List<Long> progress = new ArrayList<>();
        List<Long> lookUps = new ArrayList<>();
        List<Long> submissions = new ArrayList<>();
        try (SmtpClient client = customer.logIn()) {
            await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
                submissions.add(submission(client, "bob" + submissions.size() + "@now.example"));
                lookUps.add(lookUp("nobody@example.org"));
                JsonNode now = task(task);
                progress.add(now.at("/additionalInformation/added").asLong());
                return now.path("status").asText().equals("completed");
            });
        }
        System.out.printf("SuppressionImportTest: %d entries in %s; meanwhile p99 of %d submissions %d ms, of look-ups over REST %d ms%n", ENTRIES,
            Duration.ofNanos(System.nanoTime() - begin), submissions.size(), p99(submissions), p99(lookUps));
        assertThat(progress.stream().distinct().count()).as("steps of progress").isGreaterThan(2);
    }

    private static long submission(SmtpClient client, String recipient) throws IOException {
        long begin = System.nanoTime();
        Customer.queuedId(client.sendMessage(customer.sender(), recipient, customer.message(recipient)));
        return System.nanoTime() - begin;
    }

    private static long lookUp(String address) throws IOException {
        long begin = System.nanoTime();
        assertThat(customer.admin().get(list + "/" + address).status()).isEqualTo(404);
        return System.nanoTime() - begin;
    }

    @Test
    @Order(2)
    void whoIsOnTheLongListGetsNoMail() throws IOException {
        customer.submit("alast@example.org");

        assertThat(customer.awaitEvent("suppressed", "alast@example.org").path("reply").asText()).isEqualTo("hard-bounce");
    }

    @Test
    @Order(3)
    void anImportThatAKillBrokeOffGoesOnAtTheNextStart() throws IOException {
        String task = bring(entries("b", ENTRIES));
        await().pollInterval(Duration.ofMillis(5)).until(() -> task(task).at("/additionalInformation/octets").asLong() > 0);
        server.kill();
        server.start();

        await().atMost(LIMIT).until(() -> customer.admin().get(list + "/blast@example.org").status() == 200);
        await().until(() -> server.home().resolve("var/imports").toFile().list().length == 0);
    }

    @Test
    @Order(4)
    void theHeapWasEnough() {
        assertThat(server.output()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }
}
