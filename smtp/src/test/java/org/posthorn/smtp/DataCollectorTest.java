package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.smtp.ReceivedData.Verdict;

class DataCollectorTest {
    private static final long BUDGET = 1 << 20;

    private final DataBudget budget = new DataBudget(BUDGET);

    /** {@code @} stands for CRLF. */
    @ParameterizedTest
    @CsvSource({
        "'.@', ''",
        "'body@.@', 'body@'",
        "'a@..@.@', 'a@.@'",
        "'..a@.b@...@a.@.@', '.a@b@..@a.@'",
        "'@@.@', '@@'",
        "'a@. @.@', 'a@ @'",
        "'a.@.@', 'a.@'"})
    void aMessageEndsAtItsLineWithTheSingleDotHoweverItIsCut(String stream, String message) {
        assertEverySplit(lines(stream), lines(message), Verdict.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@\n.@b@.@", "a\n.@b@.@", "a\r.@b@.@", "a\n.\n@b@.@", "a@.\nb@.@", "a@.\rb@.@", "a\r.\r@b@.@", "\n.@b@.@",
        "a@.\r\r\n.x@.@", "a\r\r\n.b@.@", "\n@.@", "\r@.@"})
    void aBareCarriageReturnOrLineFeedNeverEndsTheMessageEarly(String stream) {
        assertEverySplit(lines(stream), "", Verdict.BARE_LINE_BREAK);
    }

    @Test
    void whatFollowsTheMessageIsLeft() {
        byte[] octets = octets("a\r\n.\r\nQUIT\r\n");
        assertThat(new DataCollector(100, budget).feed(octets, 0, octets.length)).isEqualTo(6);
    }

    @Test
    void onlyTheGivenRangeIsTaken() {
        DataCollector collector = new DataCollector(100, budget);
        byte[] octets = octets("XXa\r\n.\r\nXX");

        assertThat(collector.feed(octets, 2, 8)).isEqualTo(6);
    }

    @Test
    void aMessageOfExactlyTheLimitIsTaken() {
        assertThat(collect(10, "12345678\r\n.\r\n").verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void aMessageOfOneOctetMoreIsTooBig() {
        assertThat(collect(10, "123456789\r\n.\r\n").verdict()).isEqualTo(Verdict.TOO_BIG);
    }

    @Test
    void stuffedDotsDoNotCountAgainstTheLimit() {
        assertThat(collect(10, "..2345678\r\n.\r\n").verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void aMessageThatIsTooBigEndsWhereItEnds() {
        DataCollector collector = new DataCollector(10, budget);
        byte[] octets = octets("x".repeat(100_000) + "\r\n.\r\nQUIT");

        assertThat(collector.feed(octets, 0, octets.length)).isEqualTo(100_005);
    }

    @Test
    void aMessageThatIsTooBigIsNotHeld() {
        DataCollector collector = new DataCollector(10, budget);
        byte[] octets = octets("x".repeat(100_000));

        collector.feed(octets, 0, octets.length);

        assertThat(left()).isEqualTo(BUDGET);
    }

    @Test
    void aMessageThatFitsNoMoreIsRefused() {
        budget.reserve(BUDGET - 1000);
        assertThat(collect(BUDGET, "body\r\n.\r\n").verdict()).isEqualTo(Verdict.NO_ROOM);
    }

    @Test
    void aMessageThatIsRefusedHoldsNothing() {
        budget.reserve(BUDGET - 100_000);
        collect(BUDGET, "x".repeat(200_000) + "\r\n.\r\n");
        assertThat(left()).isEqualTo(100_000);
    }

    @Test
    void aMessageThatOutgrowsTheRoomGivesBackWhatItHad() {
        budget.reserve(BUDGET - 100_000);
        DataCollector collector = new DataCollector(BUDGET, budget);
        byte[] octets = octets("x".repeat(30_000));

        for (int i = 0; i < 10; i++) {
            collector.feed(octets, 0, octets.length);
        }

        assertThat(left()).isEqualTo(100_000);
    }

    @Test
    void whatAMessageHoldsIsItsReceiversToRelease() {
        ReceivedData data = collect(100, "body\r\n.\r\n");
        assertThat(left()).isEqualTo(BUDGET - data.reserved());
    }

    @Test
    void aMessageHoldsAtLeastItsSize() {
        assertThat(collect(BUDGET, "x".repeat(50_000) + "\r\n.\r\n").reserved()).isGreaterThanOrEqualTo(50_002);
    }

    @Test
    void aMessageThatIsGivenUpHoldsNothing() {
        DataCollector collector = new DataCollector(BUDGET, budget);
        byte[] octets = octets("x".repeat(50_000));
        collector.feed(octets, 0, octets.length);

        collector.release();

        assertThat(left()).isEqualTo(BUDGET);
    }

    @Test
    void releasingTwiceReleasesOnce() {
        DataCollector collector = new DataCollector(BUDGET, budget);
        byte[] octets = octets("x\r\n.\r\n");
        collector.feed(octets, 0, octets.length);
        budget.release(collector.result().reserved());

        collector.release();

        assertThat(left()).isEqualTo(BUDGET);
    }

    private void assertEverySplit(String stream, String message, Verdict verdict) {
        byte[] octets = octets(stream);
        for (int first = 0; first <= octets.length; first++) {
            for (int second = first; second <= octets.length; second++) {
                DataCollector collector = new DataCollector(1000, budget);
                boolean early = first > 0 && collector.feed(octets, 0, first) >= 0 && first < octets.length;
                early |= !early && second > first && collector.feed(octets, first, second) >= 0 && second < octets.length;
                assertThat(early).as("ended before its end, cut at %d and %d", first, second).isFalse();
                if (second < octets.length) {
                    assertThat(collector.feed(octets, second, octets.length)).as("cut at %d and %d", first, second).isEqualTo(octets.length - second);
                }
                ReceivedData data = collector.result();
                budget.release(data.reserved());
                assertThat(new String(data.content(), ISO_8859_1)).as("cut at %d and %d", first, second).isEqualTo(message);
                assertThat(data.verdict()).isEqualTo(verdict);
            }
        }
    }

    private ReceivedData collect(long limit, String stream) {
        DataCollector collector = new DataCollector(limit, budget);
        byte[] octets = octets(stream);
        assertThat(collector.feed(octets, 0, octets.length)).isEqualTo(octets.length);
        return collector.result();
    }

    private long left() {
        long left = 0;
        for (long step = BUDGET; step > 0; step /= 2) {
            while (budget.reserve(step)) {
                left += step;
            }
        }
        budget.release(left);
        return left;
    }

    private static String lines(String text) {
        return text.replace("@", "\r\n");
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
