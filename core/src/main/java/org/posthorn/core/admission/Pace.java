package org.posthorn.core.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Rate;

/** Holds accounts to their rates, on this node, by token buckets: after a rest as many as the rate's count pass at once. */
public final class Pace {
    private static final int MAX_BUCKETS = 20_000;

    /** A running session has the rate that held at its login, so both the former and the new have a bucket of their own. */
    private record Key(String account, Rate rate) {
    }

    private final TimeMeter time;
    private final Map<Key, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    public Pace(Clock clock) {
        this.time = new Meter(clock);
    }

    /** Takes one; false if it is too soon. */
    public boolean take(Account account) {
        return !account.limits().rate().isLimited() || bucket(account).tryConsume(1);
    }

    /** Whether {@link #take} would find one now. */
    public boolean hasRoom(Account account) {
        return !account.limits().rate().isLimited() || bucket(account).getAvailableTokens() > 0;
    }

    private Bucket bucket(Account account) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(new Key(account.id(), account.limits().rate()), key -> fill(key.rate()));
        }
    }

    private Bucket fill(Rate rate) {
        Bandwidth bandwidth = Bandwidth.builder().capacity(rate.count()).refillGreedy(rate.count(), rate.unit().duration()).build();
        return Bucket.builder().withCustomTimePrecision(time).addLimit(bandwidth).build();
    }

    private record Meter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
