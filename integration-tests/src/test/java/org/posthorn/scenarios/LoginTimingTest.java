package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/**
 * A failed login tells by no word, by no time and by no work why it failed. Each round tries every kind once, in an order that turns, so that the
 * machine's load meets all alike. Compared with a wrong password are the server's CPU time in all, within a tenth, and the lower quartile of the
 * times from AUTH to its reply, within a quarter, as load only ever adds to those; where that fails, up to three times as many rounds are added
 * first. A check without the hash would take a hundredth.
 */
class LoginTimingTest {
    private static final int ROUNDS = 10;
    private static final int BLOCKS = 4;
    private static final double SAME_WORK = 0.10;
    private static final double SAME_TIME = 0.25;
    private static final Set<Kind> FAILED = EnumSet.complementOf(EnumSet.of(Kind.REMEMBERED));
    private static final Map<Kind, List<Long>> NANOS = new EnumMap<>(Kind.class);
    private static final Map<Kind, Duration> CPU = new EnumMap<>(Kind.class);
    private static final Set<String> REPLIES = new HashSet<>();
    private static MockMx sink;
    private static PosthornServer server;

    private enum Kind {
        WRONG_PASSWORD("timed", "127.0.0.1", "wrong-horse-battery"),
        UNKNOWN_USER("nobody-at-all", "127.0.0.1", Customer.PASSWORD),
        IP_NOT_ALLOWED("timed", "127.0.0.9", Customer.PASSWORD),
        MECHANISM_NOT_ALLOWED("timed-login", "127.0.0.1", Customer.PASSWORD),
        SUSPENDED_AND_WRONG_PASSWORD("timed-suspended", "127.0.0.1", "wrong-horse-battery"),
        /** The control: succeeds without a hash, as the one before. */
        REMEMBERED("timed", "127.0.0.1", Customer.PASSWORD);

        private final String user;
        private final String source;
        private final String password;

        Kind(String user, String source, String password) {
            this.user = user;
            this.source = source;
            this.password = password;
        }
    }

    @BeforeAll
    static void measure(@TempDir Path home) throws IOException {
        sink = MockMx.start();
        server = PosthornServer.start(Homes.with(home, "loginFailures=1000", "loginFailuresPerUser=1000").route(sink));
        Customer.signUp(server, sink, "timed", "{\"allowedIps\":[\"127.0.0.1\"]}");
        Customer.signUp(server, sink, "timed-login", "{\"auth\":[\"LOGIN\"]}");
        Customer.signUp(server, sink, "timed-suspended", "{}");
        server.admin().post("/relay/accounts/timed-suspended?action=suspend", "").orThrow();
        rounds(4);
        NANOS.clear();
        CPU.clear();
        for (int block = 0; block == 0 || block < BLOCKS && !FAILED.stream().allMatch(LoginTimingTest::isLikeAWrongPassword); block++) {
            rounds(ROUNDS);
        }
        for (Kind kind : Kind.values()) {
            System.out.printf("LoginTimingTest: %s %d times, lower quartile %.1f ms, CPU %.1f ms each%n", kind, NANOS.get(kind).size(), quartile(kind) / 1e6,
                    CPU.get(kind).toNanos() / 1e6 / NANOS.get(kind).size());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        sink.close();
    }

    private static void rounds(int count) throws IOException {
        Kind[] kinds = Kind.values();
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < kinds.length; i++) {
                Kind kind = kinds[(i + round) % kinds.length];
                logIn(kind);
            }
        }
    }

    private static void logIn(Kind kind) throws IOException {
        try (SmtpClient client = SmtpClient.connectFrom(kind.source, "127.0.0.1", server.port("submission"))) {
            client.send("EHLO client.test");
            client.startTls();
            client.send("EHLO client.test");
            Duration cpu = cpu();
            long before = System.nanoTime();
            SmtpReply reply = client.authPlain(kind.user, kind.password);
            NANOS.computeIfAbsent(kind, any -> new ArrayList<>()).add(System.nanoTime() - before);
            CPU.merge(kind, cpu().minus(cpu), Duration::plus);
            if (FAILED.contains(kind)) {
                REPLIES.add(reply.text());
            }
        }
    }

    /** The server's since its start, to a hundredth of a second. */
    private static Duration cpu() {
        return ProcessHandle.of(server.pid()).flatMap(process -> process.info().totalCpuDuration()).orElseThrow();
    }

    private static double quartile(Kind kind) {
        long[] sorted = NANOS.get(kind).stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 4).findFirst().orElseThrow();
    }

    private static double timeRatio(Kind kind) {
        return quartile(kind) / quartile(Kind.WRONG_PASSWORD);
    }

    private static double workRatio(Kind kind) {
        return (double) CPU.get(kind).toNanos() / CPU.get(Kind.WRONG_PASSWORD).toNanos();
    }

    private static boolean isLikeAWrongPassword(Kind kind) {
        return Math.abs(timeRatio(kind) - 1) < SAME_TIME && Math.abs(workRatio(kind) - 1) < SAME_WORK;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"WRONG_PASSWORD", "REMEMBERED"})
    void itTakesTheTimeOfAWrongPassword(Kind kind) {
        assertThat(timeRatio(kind)).isBetween(1 - SAME_TIME, 1 + SAME_TIME);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"WRONG_PASSWORD", "REMEMBERED"})
    void itTakesTheWorkOfAWrongPassword(Kind kind) {
        assertThat(workRatio(kind)).isBetween(1 - SAME_WORK, 1 + SAME_WORK);
    }

    @Test
    void allAreToldTheSame() {
        assertThat(REPLIES).containsExactly("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aLoginWithoutTheHashWouldBeSeen() {
        assertThat(List.of(timeRatio(Kind.REMEMBERED), workRatio(Kind.REMEMBERED))).allMatch(ratio -> ratio < 0.5);
    }
}
