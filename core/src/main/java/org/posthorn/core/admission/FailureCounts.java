package org.posthorn.core.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** When the last failures of each key were, up to a limit for each; of the keys, those that failed last are kept. Not thread-safe. */
final class FailureCounts {
    private static final int MAX_KEYS = 20_000;

    private final int limit;
    private final Duration window;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    FailureCounts(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /** Notes a failure; true if there are now as many as the limit within the window. */
    boolean add(String key, Instant now) {
        Deque<Instant> times = failures.computeIfAbsent(key, any -> new ArrayDeque<>());
        if (times.size() == limit) {
            times.removeFirst();
        }
        times.addLast(now);
        return isAtLimit(key, now);
    }

    boolean isAtLimit(String key, Instant now) {
        Deque<Instant> times = failures.get(key);
        return times != null && times.size() == limit && times.getFirst().plus(window).isAfter(now);
    }

    void forget(String key) {
        failures.remove(key);
    }
}
