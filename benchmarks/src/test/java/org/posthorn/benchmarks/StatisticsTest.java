package org.posthorn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

    @Test
    void theMedianOfAnOddNumberOfRoundsIsTheMiddleOne() {
        assertThat(Statistics.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Statistics(2, 1, 9));
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleTwo() {
        assertThat(Statistics.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
    }

    @Test
    void thereAreNoStatisticsOfNothing() {
        assertThatThrownBy(() -> Statistics.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePercentileIsTheNearestRank() {
        assertThat(Statistics.percentile(new long[] {40, 10, 30, 20}, 50)).isEqualTo(20);
    }

    @Test
    void theHighPercentileOfFewValuesIsTheGreatest() {
        assertThat(Statistics.percentile(new long[] {40, 10, 30, 20}, 99)).isEqualTo(40);
    }
}
