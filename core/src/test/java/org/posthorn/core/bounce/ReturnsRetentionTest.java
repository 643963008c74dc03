package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ReturnsRetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    /** Messages by their age in days; d is as old as c but for a moment. */
    private static final Map<String, Instant> ARRIVALS = Map.of("a", ago(1), "b", ago(2), "c", ago(3), "d", ago(3).minusMillis(1), "e", ago(40));

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<String> overdue(int days, int count) {
        return new ReturnsRetention(days, count).overdue(ARRIVALS, NOW);
    }

    @Test
    void whatIsOlderThanThatGoesOldestFirst() {
        assertThat(overdue(3, 100)).containsExactly("e", "d");
    }

    @Test
    void ofTooManyTheOldestGo() {
        assertThat(overdue(100, 2)).containsExactly("e", "d", "c");
    }

    @Test
    void whatIsTooOldGoesThoughThereAreNotTooMany() {
        assertThat(overdue(30, 5)).containsExactly("e");
    }

    @Test
    void whatIsKeptForEverNeverGrowsTooOld() {
        assertThat(overdue(0, 5)).isEmpty();
    }

    @Test
    void whatIsKeptForEverIsStillBoundedInNumber() {
        assertThat(overdue(0, 4)).containsExactly("e");
    }

    @Test
    void theLongestTimeThatCanBeSetIsForEver() {
        assertThat(overdue(Integer.MAX_VALUE, 5)).isEmpty();
    }

    @Test
    void whereNothingIsKeptNothingGoes() {
        assertThat(ReturnsRetention.DEFAULT.overdue(Map.of(), NOW)).isEmpty();
    }
}
