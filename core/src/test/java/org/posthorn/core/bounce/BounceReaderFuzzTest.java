package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BounceReaderFuzzTest {
    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 4000;
    private static final int MAX_MILLIS = 100;
    private static final List<String> PIECES = List.of("\r\n\r\n", "--", "@", "<", ">", "; ", ": ", "=?utf-8?q?", "Content-Type: message/rfc822\r\n\r\n",
        "Final-Recipient: rfc822; bob@example.org\r\n", "Content-Type: multipart/mixed; boundary=\"\"\r\n", "\u0000", "550 5.1.1 ", "<<< ", "&#x40;");

    private final BounceReader reader = new BounceReader();

    @Test
    void damagedReturnsAreReadInShortTimeAndWithoutFailure() {
        Random random = new Random(SEED);
        List<byte[]> whole = Fixtures.all();
        whole.forEach(reader::read);
        for (int round = 0; round < ROUNDS; round++) {
            assertReadInTime("round " + round, damaged(random, whole.get(round % whole.size())));
        }
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

    /** A pause of the machine is no fault of the reader's: of three tries the fastest counts. */
    private void assertReadInTime(String name, byte[] message) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3 && fastest > MAX_MILLIS; i++) {
            long begin = System.nanoTime();
            reader.read(message);
            fastest = Math.min(fastest, (System.nanoTime() - begin) / 1_000_000);
        }
        assertThat(fastest).as(name).isLessThanOrEqualTo(MAX_MILLIS);
    }

    private static byte[] damaged(Random random, byte[] whole) {
        StringBuilder text = new StringBuilder(new String(whole, ISO_8859_1));
        for (int i = 0; i < 1 + random.nextInt(15); i++) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(place, (char) random.nextInt(256));
                case 1 -> text.insert(place, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.delete(place, Math.min(text.length() - 1, place + random.nextInt(60)));
                default -> text.insert(place, text.substring(place, Math.min(text.length(), place + random.nextInt(300))));
            }
        }
        List<Integer> cuts = new ArrayList<>(List.of(text.length(), text.length(), random.nextInt(text.length()) + 1));
        return text.substring(0, cuts.get(random.nextInt(cuts.size()))).getBytes(ISO_8859_1);
    }
}
