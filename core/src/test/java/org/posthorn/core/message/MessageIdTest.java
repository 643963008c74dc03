package org.posthorn.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    private static final Instant TIME = Instant.parse("2026-11-21T21:00:00.123Z");

    @Test
    void bytesAndBackGiveTheSameId() {
        MessageId id = createAt(TIME);
        assertThat(MessageId.of(id.bytes())).isEqualTo(id);
    }

    @Test
    void everyBitHasItsPlaceInTheBytes() {
        for (int bit = 0; bit < MessageId.BYTES * 8; bit++) {
            byte[] bytes = new byte[MessageId.BYTES];
            bytes[bit / 8] = (byte) (0x80 >> bit % 8);
            assertThat(MessageId.of(bytes).bytes()).as("bit " + bit).isEqualTo(bytes);
        }
    }

    @Test
    void theLargestIdBeginsWithSeven() {
        byte[] bytes = new byte[MessageId.BYTES];
        Arrays.fill(bytes, (byte) 0xff);
        assertThat(MessageId.of(bytes).value()).isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    }

    @Test
    void anIdKeepsItsTimeToTheMillisecond() {
        assertThat(createAt(TIME).time()).isEqualTo(TIME);
    }

    @Test
    void theTimeIsThatOfThePublishedExample() {
        assertThat(new MessageId("01ARZ3NDEKTSV4RRFFQ69G5FAV").time()).isEqualTo(Instant.ofEpochMilli(1469922850259L));
    }

    @Test
    void laterIdsSortBehindEarlierOnes() {
        assertThat(createAt(TIME).value()).isLessThan(createAt(TIME.plusMillis(1)).value());
    }

    @Test
    void twoIdsOfOneMillisecondDiffer() {
        assertThat(createAt(TIME)).isNotEqualTo(createAt(TIME));
    }

    @Test
    void parsingTakesAnyCase() {
        MessageId id = createAt(TIME);
        assertThat(MessageId.parse(id.value().toLowerCase(Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKT-V4RRFFQ69G5FAV", "01ARZ3NDEKTſV4RRFFQ69G5FAV", "/1ARZ3NDEKTSV4RRFFQ69G5FAV", "Mail1700000000000-0123456789"})
    void whatIsNoUlidIsNoId(String text) {
        assertThat(MessageId.parse(text)).isEmpty();
    }

    @Test
    void anIdIsMadeOfNothingElse() {
        assertThatThrownBy(() -> new MessageId("01arz3ndektsv4rrffq69g5fav")).isInstanceOf(IllegalArgumentException.class);
    }

    private static MessageId createAt(Instant time) {
        return MessageId.create(Clock.fixed(time, ZoneOffset.UTC));
    }
}
