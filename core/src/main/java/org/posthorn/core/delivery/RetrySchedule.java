package org.posthorn.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * When a copy that was refused for now is tried again, and when it is given up.
 *
 * @param delays after the first attempt, the second and so on; the last repeats
 * @param expiry how long after its acceptance a message is given up
 * @param random makes each delay up to a tenth longer, so that what failed together does not come back together; used by many threads
 */
public record RetrySchedule(List<Duration> delays, Duration expiry, RandomGenerator random) {
    /** 5, 10 and 30 minutes, 1, 2, 4, 4 … hours; 3 days. */
    public static final RetrySchedule DEFAULT = parse("5m, 10m, 30m, 1h, 2h, 4h", "3d");

    private static final double JITTER = 0.1;

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || !delays.stream().allMatch(RetrySchedule::isPositive) || !isPositive(expiry)) {
            throw new IllegalArgumentException("A retry schedule needs at least one delay, and all its times above zero");
        }
    }

    /**
     * Reads delays such as {@code 5m, 10m, 1h} and an expiry such as {@code 3d}: whole numbers, each with s, m, h or d.
     *
     * @throws IllegalArgumentException saying which time is wrong
     */
    public static RetrySchedule parse(String delays, String expiry) {
        List<Duration> parsed = new ArrayList<>();
        for (String delay : delays.split(",", -1)) {
            parsed.add(Times.parse(delay.strip()));
        }
        return new RetrySchedule(parsed, Times.parse(expiry.strip()), () -> ThreadLocalRandom.current().nextLong());
    }

    /** The last moment to try a message accepted then. */
    public Instant deadline(Instant accepted) {
        return accepted.plus(expiry);
    }

    /**
     * When to try again.
     *
     * @param attemptsSoFar how often it was tried, at least once
     * @return not after the deadline
     */
    public Instant next(int attemptsSoFar, Instant now, Instant deadline) {
        Duration delay = delays.get(Math.min(Math.max(attemptsSoFar, 1), delays.size()) - 1);
        Instant next = now.plus(delay).plusMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
        return next.isAfter(deadline) ? deadline : next;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static final class Times {
        private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");

        static Duration parse(String text) {
            Matcher matcher = TIME.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"" + text + "\" is no time: write a whole number and s, m, h or d, such as 30m");
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
