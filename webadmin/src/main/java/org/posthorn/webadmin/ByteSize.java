package org.posthorn.webadmin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of octets as people write them: {@code 5000}, {@code 200KB}, {@code 10MB}; a KB has 1024 octets. */
final class ByteSize {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,11})(KB|MB)?");
    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;

    private ByteSize() {
    }

    static Optional<Long> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1)) * unit(matcher.group(2))) : Optional.empty();
    }

    /** With the largest unit that leaves a whole number. */
    static String format(long octets) {
        if (octets % MB == 0) {
            return octets / MB + "MB";
        }
        return octets % KB == 0 ? octets / KB + "KB" : Long.toString(octets);
    }

    private static long unit(String name) {
        if (name == null) {
            return 1;
        }
        return name.equals("KB") ? KB : MB;
    }
}
