package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BounceReaderFuzzTest {
    private static final long SEED = 20_261_122;
    private static final int SECONDS = Integer.getInteger("fuzz", 5);
    private static final long MAX_NANOS = 100_000_000;

    private final BounceReader reader = new BounceReader();

    /** For so many seconds as {@code -Dfuzz} says; with {@code -Dcorpora} of real returns too. */
    @Test
    void damagedReturnsAreReadInShortTimeAndWithoutFailure() throws IOException {
        List<byte[]> whole = sources();
        whole.forEach(reader::read);
        Mutations mutations = new Mutations(SEED + SECONDS, whole);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long slowest = 0;
        int round = 0;
        while (System.nanoTime() < end) {
            byte[] message = mutations.next();
            slowest = Math.max(slowest, assertReadInTime("round " + round++, message));
        }
        System.out.printf(Locale.ROOT, "bounce reader | fuzz: %d messages in %d s, the slowest took %.1f ms%n", round, SECONDS, slowest / 1e6);
    }

    private static List<byte[]> sources() throws IOException {
        String corpora = System.getProperty("corpora");
        if (corpora == null || corpora.isEmpty()) {
            return Fixtures.all();
        }
        List<byte[]> all = new ArrayList<>(Fixtures.all());
        try (Stream<Path> files = Files.list(Path.of(corpora).resolve("bounces/eml"))) {
            for (Path file : files.sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
        }
        return all;
    }

    static Stream<Arguments> hostile() {
        String daemon = "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered\r\n";
        StringBuilder nested = new StringBuilder();
        for (int depth = 0; depth < 10_000; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=b").append(depth).append("\r\n\r\n--b").append(depth).append("\r\n");
        }
        return Stream.of(
            Arguments.of("50 MB of text", daemon + "\r\n" + "user unknown 550 ".repeat(3 << 20)),
            Arguments.of("10,000 nested parts", nested.toString()),
            Arguments.of("10,000 parts in a row", daemon + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(10_000)),
            Arguments.of("addresses only", daemon + "\r\n" + "a@b.example ".repeat(100_000)),
            Arguments.of("at signs only", daemon + "\r\n" + "@".repeat(1 << 20)),
            Arguments.of("begins of tags only", daemon + "Content-Type: text/html\r\n\r\n" + "<".repeat(1 << 20)),
            Arguments.of("begins of entities only", daemon + "Content-Type: text/html\r\n\r\n" + "&a".repeat(1 << 19)),
            Arguments.of("begins of phrases only", daemon + "\r\n" + "mailbox user message ".repeat(50_000)),
            Arguments.of("empty lines only", daemon + "\r\n".repeat(500_000)),
            Arguments.of("a long header field", daemon + "X-Failed-Recipients: " + "a@b.example,".repeat(100_000) + "\r\n\r\n"),
            Arguments.of("many header fields", daemon + "X-A: b\r\n".repeat(100_000) + "\r\n"),
            Arguments.of("many codes", daemon + "\r\n" + "550-5.7.1 ".repeat(100_000)),
            Arguments.of("many recipients", daemon + "Content-Type: message/delivery-status\r\n\r\n"
                + "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n".repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileMailIsReadInShortTime(String name, String message) {
        Fixtures.all().forEach(reader::read);
        assertReadInTime(name, message.getBytes(UTF_8));
    }

    /** Counted in the thread's own time, as the machine's cores are shared. */
    @Test
    void thousandsOfReturnsAreReadInASecond() {
        List<byte[]> returns = Fixtures.all();
        for (int i = 0; i < 1000; i++) {
            returns.forEach(reader::read);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        int read = 0;
        while (threads.getCurrentThreadCpuTime() - begin < 1_000_000_000) {
            returns.forEach(reader::read);
            read += returns.size();
        }
        System.out.printf(Locale.ROOT, "bounce reader | %d messages a second on one core%n", read);
        assertThat(read).isGreaterThan(2000);
    }

    /** Counted in the thread's own time, as the machine's cores are shared; of three tries the fastest counts. */
    private long assertReadInTime(String name, byte[] message) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3 && fastest > MAX_NANOS; i++) {
            long begin = threads.getCurrentThreadCpuTime();
            reader.read(message);
            fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - begin);
        }
        assertThat(fastest).as(name).isLessThanOrEqualTo(MAX_NANOS);
        return fastest;
    }
}
