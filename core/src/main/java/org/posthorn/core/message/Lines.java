package org.posthorn.core.message;

/** Lines of a text, ended by CRLF or LF. */
final class Lines {
    private Lines() {
    }

    /** The offset behind the line's end. */
    static int next(String text, int at, int end) {
        int feed = text.indexOf('\n', at);
        return feed < 0 || feed >= end ? end : feed + 1;
    }

    /** Whether the line from {@code at} to {@code next} is ended and has nothing before its end. */
    static boolean isEmpty(String text, int at, int next) {
        return text.charAt(next - 1) == '\n' && (next - at == 1 || next - at == 2 && text.charAt(at) == '\r');
    }

    /** The offset behind all lines from there that begin with a blank. */
    static int skipFolded(String text, int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at = next(text, at, end);
        }
        return at;
    }

    /** The offset before the line break that ends just before {@code at}. */
    static int beforeBreak(String text, int from, int at) {
        int before = at > from && text.charAt(at - 1) == '\n' ? at - 1 : at;
        return before < at && before > from && text.charAt(before - 1) == '\r' ? before - 1 : before;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
