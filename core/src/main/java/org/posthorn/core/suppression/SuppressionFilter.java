package org.posthorn.core.suppression;

import java.util.Locale;
import java.util.Optional;

/**
 * Which entries of a list are wanted.
 *
 * @param reason empty for any
 * @param part in lower case, of the address; empty for any
 */
public record SuppressionFilter(Optional<SuppressionReason> reason, String part) {
    public static final SuppressionFilter ALL = new SuppressionFilter(Optional.empty(), "");

    public SuppressionFilter {
        part = part.toLowerCase(Locale.ROOT);
    }

    public static SuppressionFilter of(SuppressionReason reason) {
        return new SuppressionFilter(Optional.of(reason), "");
    }

    public static SuppressionFilter containing(String part) {
        return new SuppressionFilter(Optional.empty(), part);
    }

    public boolean takes(Suppression entry) {
        return reason.map(entry.reason()::equals).orElse(true) && entry.address().contains(part);
    }
}
