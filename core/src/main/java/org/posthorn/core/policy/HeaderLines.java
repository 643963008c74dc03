package org.posthorn.core.policy;

import java.util.Optional;

/**
 * Looks at a header section octet by octet, line by line, before anybody takes fields out of it. Stops at the first line that is wrong, and in
 * any case at the bounds, so that a hostile message costs no more than a long one.
 */
final class HeaderLines {
    /** Octets of the header section: many times what any honest sender needs; each step after us looks through it again. */
    static final int MAX_SECTION = 256 * 1024;
    static final int MAX_FIELDS = 1000;
    /**
     * Octets of a line. RFC 5322 section 2.1.1 has 998, but clients write longer ones in good faith (tags as JSON, references of long threads)
     * and the world takes them; this bound is against abuse only.
     */
    static final int MAX_LINE = 10_000;

    private final byte[] message;
    private int fields;
    private int line;

    private HeaderLines(byte[] message) {
        this.message = message;
    }

    /** What is wrong, and in which line; empty if nothing is. */
    static Optional<String> fault(byte[] message) {
        return new HeaderLines(message).fault();
    }

    private Optional<String> fault() {
        int start = 0;
        while (start < message.length && message[start] != '\r') {
            line++;
            int end = endOfLine(start);
            String wrong = end > MAX_SECTION ? "The header section is longer than 256 KB, shorten it" : faultOfLine(start, end);
            if (wrong != null) {
                return Optional.of(wrong);
            }
            start = end + 2;
        }
        boolean ended = start >= message.length || start + 1 < message.length && message[start + 1] == '\n';
        return ended ? Optional.empty() : Optional.of(inLine("has a bare CR or LF, end lines in CRLF"));
    }

    /** Where the line's CRLF, or a part of one, or the message's end is. */
    private int endOfLine(int start) {
        int end = start;
        while (end < message.length && message[end] != '\r' && message[end] != '\n') {
            end++;
        }
        return end;
    }

    private String faultOfLine(int start, int end) {
        if (end < message.length && (message[end] == '\n' || end + 1 < message.length && message[end + 1] != '\n')) {
            return inLine("has a bare CR or LF, end lines in CRLF");
        }
        if (end - start > MAX_LINE) {
            return inLine("is longer than 10,000 octets, fold it");
        }
        if (contains(start, end, (byte) 0)) {
            return inLine("has a NUL, remove it");
        }
        return isBlank(message[start]) ? faultOfContinuation(start, end) : faultOfField(start, end);
    }

    private String faultOfContinuation(int start, int end) {
        if (fields == 0) {
            return "The message begins with a blank, begin it with a header field";
        }
        for (int i = start; i < end; i++) {
            if (!isBlank(message[i])) {
                return null;
            }
        }
        return inLine("has nothing but blanks, which some take for the end of the header; remove it");
    }

    private String faultOfField(int start, int end) {
        int colon = start;
        while (colon < end && message[colon] != ':') {
            if (message[colon] <= ' ' || message[colon] == 0x7f) {
                return inLine(isBlankBeforeColon(colon, end) ? "has a blank before the colon, remove it" : "is no header field, write \"Name: value\"");
            }
            colon++;
        }
        if (colon == start || colon == end) {
            return inLine("is no header field, write \"Name: value\" and an empty line before the body");
        }
        return ++fields > MAX_FIELDS ? "There are more than 1,000 header fields, send fewer" : null;
    }

    private boolean isBlankBeforeColon(int from, int end) {
        int i = from;
        while (i < end && isBlank(message[i])) {
            i++;
        }
        return i > from && i < end && message[i] == ':';
    }

    private boolean contains(int start, int end, byte wanted) {
        for (int i = start; i < end; i++) {
            if (message[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private String inLine(String what) {
        return "Line " + line + " of the header section " + what;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
