package org.posthorn.core.suppression;

/**
 * From how many bounces on a recipient is suppressed.
 *
 * @param hard hard bounces in all
 * @param soft soft bounces without a delivery between them
 */
public record BounceLimits(int hard, int soft) {
    public static final BounceLimits DEFAULT = new BounceLimits(1, 5);

    public BounceLimits {
        if (hard < 1 || soft < 1) {
            throw new IllegalArgumentException("Bounce limits begin at 1");
        }
    }
}
