package org.posthorn.core.suppression;

/**
 * How near a recipient is to its {@link BounceLimits limits}.
 *
 * @param hard hard bounces in all
 * @param soft soft bounces since the last delivery
 */
public record BounceCounts(int hard, int soft) {
    public static final BounceCounts NONE = new BounceCounts(0, 0);
}
