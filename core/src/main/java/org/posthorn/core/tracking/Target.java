package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Which links are tracked, and where they lead: absolute http and https URLs as the browser has them (WHATWG URL Standard section 4.4). */
final class Target {
    /** A longer URL, in octets of UTF-8, is not tracked. */
    static final int MAX_OCTETS = 4096;

    private Target() {
    }

    /**
     * The URL that an attribute leads to: outer blanks and all tabs and line breaks removed, all else as it was written.
     *
     * @param value the attribute's value, its character references decoded once
     * @return empty for what is not tracked, which a URL with control characters is not either
     */
    static Optional<String> of(String value) {
        String url = withoutBlanks(value);
        return isHttp(url) && isCarriable(url) ? Optional.of(url) : Optional.empty();
    }

    private static boolean isHttp(String url) {
        return startsWith(url, "https://") || startsWith(url, "http://");
    }

    private static boolean startsWith(String url, String prefix) {
        return url.length() > prefix.length() && url.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static String withoutBlanks(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && value.charAt(end - 1) <= ' ') {
            end--;
        }
        String trimmed = value.substring(start, end);
        boolean broken = trimmed.indexOf('\n') >= 0 || trimmed.indexOf('\r') >= 0 || trimmed.indexOf('\t') >= 0;
        return broken ? trimmed.replace("\n", "").replace("\r", "").replace("\t", "") : trimmed;
    }

    /** Whether the URL comes out of UTF-8 as it went in, fits, and has no control character; U+FFFD stands for what could not be read. */
    private static boolean isCarriable(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (Character.isISOControl(c) || c == '\ufffd') {
                return false;
            }
        }
        byte[] octets = url.length() <= MAX_OCTETS ? url.getBytes(UTF_8) : new byte[MAX_OCTETS + 1];
        return octets.length <= MAX_OCTETS && (octets.length == url.length() || new String(octets, UTF_8).equals(url));
    }
}
