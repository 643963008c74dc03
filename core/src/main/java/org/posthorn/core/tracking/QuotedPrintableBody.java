package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A body in quoted-printable (RFC 2045 section 6.7). Edits are put among the encoded octets, so that all others stay as they were written. What
 * is no valid code stands for itself.
 */
final class QuotedPrintableBody implements PartBody {
    private final byte[] message;
    private final int start;
    private final int end;
    private final byte[] decoded;
    /** Where each decoded octet begins in the message; behind the last one, where the body ends. */
    private final int[] origins;
    private int length;

    private QuotedPrintableBody(byte[] message, int start, int end) {
        this.message = message;
        this.start = start;
        this.end = end;
        decoded = new byte[end - start];
        origins = new int[end - start + 1];
    }

    static QuotedPrintableBody decode(byte[] message, int start, int end) {
        QuotedPrintableBody body = new QuotedPrintableBody(message, start, end);
        int at = start;
        while (at < end) {
            at = message[at] == '=' ? body.decodeCode(at) : body.put(message[at], at, 1);
        }
        body.origins[body.length] = end;
        return body;
    }

    private int decodeCode(int at) {
        int afterBreak = softBreak(at + 1);
        if (afterBreak > 0) {
            return afterBreak;
        }
        int high = at + 2 < end ? Character.digit(message[at + 1], 16) : -1;
        int low = at + 2 < end ? Character.digit(message[at + 2], 16) : -1;
        return high < 0 || low < 0 ? put((byte) '=', at, 1) : put((byte) (high << 4 | low), at, 3);
    }

    private int put(byte octet, int at, int encoded) {
        decoded[length] = octet;
        origins[length++] = at;
        return at + encoded;
    }

    /** The offset behind a soft line break whose equals sign stands before {@code from}; 0 if there is none. */
    private int softBreak(int from) {
        int at = from;
        while (at < end && (message[at] == ' ' || message[at] == '\t' || message[at] == '\r')) {
            at++;
        }
        return at < end && message[at] == '\n' || at == end && at > from ? Math.min(at + 1, end) : 0;
    }

    @Override
    public String octets() {
        return new String(decoded, 0, length, ISO_8859_1);
    }

    @Override
    public void splice(List<Edit> edits, ByteArrayOutputStream out) {
        QuotedPrintableLines lines = new QuotedPrintableLines(out, LineBreaks.of(message, start, end));
        int from = start;
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            int next = i + 1 < edits.size() ? origins[edits.get(i + 1).start()] : end;
            lines.copy(message, from, origins[edit.start()]);
            lines.encode(edit.text());
            from = origins[edit.end()];
            lines.makeRoom(restOfLine(from, next));
        }
        lines.copy(message, from, end);
    }

    /** The encoded octets up to the end of the line or the next edit; one more in the latter case, for a soft break. */
    private int restOfLine(int from, int next) {
        int feed = LineBreaks.endOfLine(message, from, next);
        if (feed == next) {
            return next < end ? next - from + 1 : next - from;
        }
        return feed > from && message[feed - 1] == '\r' ? feed - 1 - from : feed - from;
    }
}
