package org.posthorn.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final RandomGenerator LOWEST = () -> 0;
    private static final RandomGenerator HIGHEST = () -> -1;

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT10M", "3, PT30M", "4, PT1H", "5, PT2H", "6, PT4H", "7, PT4H", "1000, PT4H"})
    void theDefaultDelaysGrowToFourHours(int attempts, Duration delay) {
        RetrySchedule schedule = new RetrySchedule(RetrySchedule.DEFAULT.delays(), RetrySchedule.DEFAULT.expiry(), LOWEST);
        assertThat(schedule.next(attempts, NOW, Instant.MAX)).isEqualTo(NOW.plus(delay));
    }

    @Test
    void aDelayIsUpToATenthLonger() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofMinutes(10)), Duration.ofDays(1), HIGHEST);
        assertThat(schedule.next(1, NOW, Instant.MAX)).isBetween(NOW.plusSeconds(659), NOW.plusSeconds(660));
    }

    @Test
    void theDefaultExpiryIsThreeDays() {
        assertThat(RetrySchedule.DEFAULT.deadline(NOW)).isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void theDeadlineIsTheLastMoment() {
        assertThat(RetrySchedule.DEFAULT.next(1, NOW, NOW.plusSeconds(10))).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void timesAreReadFromText() {
        RetrySchedule schedule = RetrySchedule.parse(" 30s,5m , 1h,2d", " 7d ");
        assertThat(schedule.delays()).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(2));
        assertThat(schedule.expiry()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "5M", "-5m", "1.5h", "5m,", "5m;6m", "5m,,6m", "9999999d"})
    void otherTextIsRefused(String delays) {
        assertThatThrownBy(() -> RetrySchedule.parse(delays, "3d")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no time");
    }

    @Test
    void aDelayOfNothingIsRefused() {
        assertThatThrownBy(() -> RetrySchedule.parse("0m", "3d")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("above zero");
    }
}
