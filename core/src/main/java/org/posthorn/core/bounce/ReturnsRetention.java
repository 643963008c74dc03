package org.posthorn.core.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much is kept of what came back and was taken by nobody.
 *
 * @param days how long each message is kept; 0 for ever
 * @param count how many are kept at most
 */
public record ReturnsRetention(int days, int count) {
    public static final ReturnsRetention DEFAULT = new ReturnsRetention(30, 10_000);

    /**
     * Those that are kept no longer, the oldest first.
     *
     * @param arrivals when each message that is kept now came
     */
    public <K> List<K> overdue(Map<K, Instant> arrivals, Instant now) {
        Instant earliest = days == 0 ? Instant.MIN : now.minus(Duration.ofDays(days));
        List<Map.Entry<K, Instant>> oldestFirst = arrivals.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        int tooMany = oldestFirst.size() - count;
        return IntStream.range(0, oldestFirst.size()).filter(i -> i < tooMany || oldestFirst.get(i).getValue().isBefore(earliest))
            .mapToObj(i -> oldestFirst.get(i).getKey()).toList();
    }
}
