package org.posthorn.core.tracking;

/** The line breaks of a part of a message: CRLF, or LF where its first line ends so. */
final class LineBreaks {
    static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LF = {'\n'};

    private LineBreaks() {
    }

    static byte[] of(byte[] octets, int start, int end) {
        int feed = endOfLine(octets, start, end);
        boolean bare = feed < end && (feed == start || octets[feed - 1] != '\r');
        return bare ? LF : CRLF;
    }

    /** The offset of the next LF, or the end. */
    static int endOfLine(byte[] octets, int from, int end) {
        int at = from;
        while (at < end && octets[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The column behind octets that were written from a column. */
    static int column(byte[] octets, int from, int to, int before) {
        int at = to;
        while (at > from && octets[at - 1] != '\n') {
            at--;
        }
        return at > from ? to - at : before + to - from;
    }
}
