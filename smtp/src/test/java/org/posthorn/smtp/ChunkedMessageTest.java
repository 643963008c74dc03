package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.protocols.api.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.smtp.ReceivedData.Verdict;

class ChunkedMessageTest {
    private static final long ROOM = 100_000;

    private final DataBudget budget = new DataBudget(ROOM);
    private final ChunkedMessage message = new ChunkedMessage(1000, budget);

    @Test
    void chunksMakeUpTheMessageOctetByOctet() {
        put("To: bob\r\n\r", false);
        put("\n..dots \u00ff\r\n.\r\n", true);
        assertThat(text(last())).isEqualTo("To: bob\r\n\r\n..dots \u00ff\r\n.\r\n");
    }

    @Test
    void theLastLineIsEnded() {
        put("To: bob\r\n\r\nbody", true);
        assertThat(text(last())).isEqualTo("To: bob\r\n\r\nbody\r\n");
    }

    @Test
    void aMessageWithoutOctetsHasNoLine() {
        put("", true);
        assertThat(last().content()).isEmpty();
    }

    @Test
    void aChunkIsAnsweredWithItsSize() {
        put("12345", false);
        assertThat(reply()).isEqualTo("250 2.0.0 5 octets received");
    }

    @Test
    void octetsBehindTheChunkAreLeft() {
        message.expect(5, false);
        assertThat(message.feed(octets("body\nNOOP"), 0, 9)).isEqualTo(5);
    }

    @Test
    void anUnfinishedChunkWantsMore() {
        message.expect(5, false);
        assertThat(message.feed(octets("body"), 0, 4)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"a\\nb,''", "a\\rb,''", "a\\r,b", "a,\\nb", "a\\r,\\r\\n", "\\n,''", "b,\\r"})
    void aBareLineBreakIsRefusedEvenAcrossChunks(String first, String second) {
        put(first.replace("\\r", "\r").replace("\\n", "\n"), false);
        put(second.replace("\\r", "\r").replace("\\n", "\n"), true);
        assertThat(last().verdict()).isEqualTo(Verdict.BARE_LINE_BREAK);
    }

    @Test
    void aChunkThatIsTooBigIsRefusedWhenItIsDeclaredAndThrownAway() {
        put("x".repeat(999), false);
        message.expect(2, false);
        assertThat(budget.reserve(ROOM)).isTrue();
    }

    @Test
    void whatIsTooBigIsToldOfEachChunkThatFollows() {
        put("x".repeat(1001), false);
        put("more", false);
        assertThat(reply()).isEqualTo("552 5.3.4 message size limit exceeded");
    }

    @Test
    void aMessageOfExactlyTheLimitIsTaken() {
        put("x".repeat(600), false);
        put("x".repeat(398) + "\r\n", true);
        assertThat(last().verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 999_999_999_999_999_999L})
    void nothingIsKeptFreeForOctetsThatHaveNotCome(long octets) {
        new ChunkedMessage(Long.MAX_VALUE, budget).expect(octets, true);
        assertThat(budget.reserve(ROOM)).isTrue();
    }

    @Test
    void whatTheServerHasNoRoomForIsThrownAway() {
        ChunkedMessage big = new ChunkedMessage(Long.MAX_VALUE, budget).expect(200_000, true);
        big.feed(new byte[150_000], 0, 150_000);
        assertThat(big.feed(new byte[50_000], 0, 50_000)).isEqualTo(50_000);
        assertThat(((ReceivedData) big.result()).verdict()).isEqualTo(Verdict.NO_ROOM);
    }

    private void put(String chunk, boolean last) {
        message.expect(chunk.length(), last);
        assertThat(message.feed(octets(chunk), 0, chunk.length())).isEqualTo(chunk.length());
    }

    private String reply() {
        return ((Response) message.result()).getLines().get(0).toString();
    }

    private ReceivedData last() {
        return (ReceivedData) message.result();
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(ReceivedData data) {
        return new String(data.content(), ISO_8859_1);
    }
}
