package org.posthorn.testing.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Everything random of one session: the same seed and number throw the same, so that a finding can be played again. Not thread-safe. */
public final class Dice {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private final SplittableRandom random;

    public Dice(long seed, long session) {
        this.random = new SplittableRandom(seed + session * SPREAD);
    }

    /** From 0 up to, not including, the limit. */
    public int below(int limit) {
        return random.nextInt(limit);
    }

    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    /** Mostly small, now and then close to the limit: sizes at which buffers and limits are met. */
    public int size(int limit) {
        return switch (below(8)) {
            case 0 -> between(limit / 2, limit);
            case 1 -> between(0, Math.max(1, limit / 8));
            default -> between(0, Math.min(limit, 40));
        };
    }
}
