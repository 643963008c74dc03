package org.posthorn.core.envelope;

import java.util.Locale;

/** Where feedback providers send their reports: {@code fbl@} each bounce domain. */
public final class FeedbackAddress {
    private static final String LOCAL_PART = "fbl";

    private FeedbackAddress() {
    }

    public static String at(String bounceDomain) {
        return LOCAL_PART + "@" + bounceDomain;
    }

    /** Whether an address of a bounce domain with that local part is one. */
    public static boolean isNamed(String localPart) {
        return localPart.toLowerCase(Locale.ROOT).equals(LOCAL_PART);
    }
}
