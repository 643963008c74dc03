package org.posthorn.core.envelope;

import java.util.Locale;
import java.util.Set;

/** The addresses with a name that every bounce domain has: where feedback providers send their reports, and where people write (RFC 5321, RFC 2142). */
public final class RoleAddress {
    private static final String FEEDBACK = "fbl";
    private static final Set<String> ALL = Set.of(FEEDBACK, "postmaster", "abuse");

    private RoleAddress() {
    }

    /** Where feedback providers send their reports. */
    public static String forFeedback(String bounceDomain) {
        return FEEDBACK + "@" + bounceDomain;
    }

    /** Whether an address of a bounce domain with that local part is one. */
    public static boolean isNamed(String localPart) {
        return ALL.contains(localPart.toLowerCase(Locale.ROOT));
    }
}
