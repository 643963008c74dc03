package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.Programs;
import org.posthorn.testing.RequiredTool;

/** What a click costs, beside nginx with a constant redirect, and what an attack costs others. Prints figures; runs with {@code -Dclicks=true}. */
@EnabledIfSystemProperty(named = "clicks", matches = "true")
class ClickSpeedTest {
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final int MAILS = 100;
    private static final int PACE_MILLIS = 7;
    private static final int REAL_CLICKS = 1000;
    private static final double REQUIRED = 3000;

    @TempDir
    private Path folder;
    private MockMx sink;
    private PosthornServer server;
    private Customer customer;
    private Newsletter newsletter;
    private Visitor bob;

    @BeforeEach
    void start() throws IOException {
        RequiredTool.WRK.require();
        RequiredTool.NGINX.require();
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(folder.resolve("home")).route(sink));
        customer = Customer.signUp(server, sink, "speed");
        newsletter = Newsletter.begin(customer);
        bob = newsletter.send("bob@speed.example");
    }

    @AfterEach
    void stop() {
        server.close();
        sink.close();
    }

    private String base() {
        return "http://127.0.0.1:" + bob.port() + "/";
    }

    private Duration cpu() {
        return ProcessHandle.of(server.pid()).flatMap(handle -> handle.info().totalCpuDuration()).orElseThrow();
    }

    @Test
    void clicksWithDurableEvents() throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            paths.add(newsletter.send("bob" + i + "@speed.example").click(0));
        }
        paced(paths, "warming up");
        double perCore = paced(paths, "clicks");
        long before = recorded();
        Wrk.Result most = Wrk.click(base(), paths, 0, RUN, folder);
        double written = (recorded() - before) / (double) RUN.toSeconds();
        System.out.printf("clicks as fast as they come: %.0f/s answered, p99 %s, %.0f/s written meanwhile%n", most.rate(), most.slowest(), written);
        try (Nginx nginx = Nginx.start(folder)) {
            Wrk.Result redirects = Wrk.constant(nginx.url(), RUN);
            System.out.printf("nginx, a constant 302: %.0f/s, p99 %s%n", redirects.rate(), redirects.slowest());
        }
        assertThat(perCore).isGreaterThan(REQUIRED);
    }

    /** So many that all can be written: waits until they are, and answers how many a second of CPU is good for. */
    private double paced(List<String> paths, String name) {
        long before = recorded();
        Duration cpu = cpu();
        Wrk.Result clicks = Wrk.click(base(), paths, PACE_MILLIS, RUN, folder);
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).until(() -> recorded() - before >= clicks.requests());
        double perCore = clicks.requests() / (cpu().minus(cpu).toMillis() / 1e3);
        System.out.printf("%s: %.0f/s, p99 %s, all written; %.0f for each second of CPU%n", name, clicks.rate(), clicks.slowest(), perCore);
        return perCore;
    }

    /** Counted in the file, as a page of the API has a thousand of them. */
    private long recorded() {
        String count = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute(\"SELECT count(*) FROM event WHERE type='clicked'\").fetchone()[0])";
        String file = server.home().resolve("var/events.db").toString();
        return Long.parseLong(Programs.run(List.of(Programs.PYTHON, "-c", count, file), RUN).orThrow().output().strip());
    }

    @Test
    void randomTokensDoNotSlowRealOnes() throws IOException {
        realClicks();
        double[] quiet = realClicks();
        Wrk.randomTokens(base(), RUN, folder);
        CompletableFuture<Wrk.Result> attack = CompletableFuture.supplyAsync(() -> Wrk.randomTokens(base(), RUN, folder));
        double[] attacked = realClicks();
        System.out.printf("real clicks, one after another: p50 %.2f ms, p99 %.2f ms; beside %.0f random tokens a second: p50 %.2f ms, p99 %.2f ms%n",
            quiet[REAL_CLICKS / 2], quiet[REAL_CLICKS * 99 / 100], attack.join().rate(), attacked[REAL_CLICKS / 2], attacked[REAL_CLICKS * 99 / 100]);
        assertThat(attacked[REAL_CLICKS * 99 / 100]).isLessThan(100);
    }

    private double[] realClicks() throws IOException {
        double[] millis = new double[REAL_CLICKS];
        for (int i = 0; i < REAL_CLICKS; i++) {
            long begun = System.nanoTime();
            assertThat(bob.get(bob.click(0)).statusCode()).isEqualTo(302);
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }
}
