package org.posthorn.core.tracking;

import java.util.Set;

/**
 * What is tracked.
 *
 * @param clicks whether links are rewritten
 * @param opens whether the image is put in
 * @param untouched URLs to leave alone beside those of the message's own List-Unsubscribe
 */
public record TrackingOptions(boolean clicks, boolean opens, Set<String> untouched) {
    public TrackingOptions {
        untouched = Set.copyOf(untouched);
    }

    public static TrackingOptions all() {
        return new TrackingOptions(true, true, Set.of());
    }
}
