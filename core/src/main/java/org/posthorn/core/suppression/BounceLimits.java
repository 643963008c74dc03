package org.posthorn.core.suppression;

import java.time.Duration;

/**
 * From how many bounces on a recipient is suppressed.
 *
 * @param hard hard bounces in all
 * @param soft soft bounces without a delivery between them
 * @param softPeriod how long the suppression for soft bounces holds
 */
public record BounceLimits(int hard, int soft, Duration softPeriod) {
    public static final BounceLimits DEFAULT = new BounceLimits(1, 5);

    public BounceLimits {
        if (hard < 1 || soft < 1 || softPeriod.isZero() || softPeriod.isNegative()) {
            throw new IllegalArgumentException("Bounce limits begin at 1, and so does their period");
        }
    }

    /** With a period of 30 days: a mailbox that was full may be read again by then. */
    public BounceLimits(int hard, int soft) {
        this(hard, soft, Duration.ofDays(30));
    }
}
