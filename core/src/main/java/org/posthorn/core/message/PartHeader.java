package org.posthorn.core.message;

import java.util.Optional;

/**
 * The header of a message or MIME part, as far as it says what the body is (RFC 2045 section 3). A field that is missing is empty.
 *
 * @param bodyStart the offset just behind the empty line
 */
record PartHeader(String type, String encoding, String disposition, int bodyStart) {
    private static final String[] NAMES = {"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"};
    private static final int MAX_OCTETS = 256 << 10;

    /** Empty if there is no empty line, a line that is no field, one of the three fields twice, or more than 256 KB. */
    static Optional<PartHeader> read(String text, int start, int end) {
        String[] values = new String[NAMES.length];
        int at = start;
        while (at < end && at - start <= MAX_OCTETS) {
            int next = Lines.next(text, at, end);
            if (Lines.isEmpty(text, at, next)) {
                return Optional.of(new PartHeader(orEmpty(values[0]), orEmpty(values[1]), orEmpty(values[2]), next));
            }
            int colon = text.indexOf(':', at);
            if (colon <= at || colon >= next) {
                return Optional.empty();
            }
            next = Lines.skipFolded(text, next, end);
            if (!take(text, at, colon, next, values)) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.empty();
    }

    /** False if the field is one of the three and was there before. */
    private static boolean take(String text, int at, int colon, int next, String[] values) {
        for (int i = 0; i < NAMES.length; i++) {
            if (isNamed(text, at, colon, NAMES[i])) {
                boolean first = values[i] == null;
                values[i] = text.substring(colon + 1, next).strip();
                return first;
            }
        }
        return true;
    }

    private static boolean isNamed(String text, int at, int colon, String name) {
        return text.regionMatches(true, at, name, 0, name.length()) && text.substring(at + name.length(), Math.max(colon, at + name.length())).isBlank();
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
