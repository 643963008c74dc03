package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A body that is its own octets (7bit, 8bit, binary). A line that an edit would make longer than the 998 octets of RFC 5322 section 2.1.1 is
 * broken beside the edit.
 */
final class IdentityBody implements PartBody {
    private static final int MAX_LINE = 998;
    private static final int MAX_EDIT = 950;

    private final byte[] message;
    private final int start;
    private final int end;

    IdentityBody(byte[] message, int start, int end) {
        this.message = message;
        this.start = start;
        this.end = end;
    }

    @Override
    public String octets() {
        return new String(message, start, end - start, ISO_8859_1);
    }

    @Override
    public int maxEdit() {
        return MAX_EDIT;
    }

    @Override
    public void splice(List<Edit> edits, ByteArrayOutputStream out) {
        byte[] lineBreak = LineBreaks.of(message, start, end);
        int from = start;
        int column = 0;
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            int next = i + 1 < edits.size() ? start + edits.get(i + 1).breakBefore() : end;
            column = write(from, start + edit.breakBefore(), column, out);
            int tail = restOfLine(start + edit.breakAfter(), next);
            int head = edit.start() - edit.breakBefore() + edit.text().length() + edit.breakAfter() - edit.end();
            if (column + head + tail > MAX_LINE && column > 0) {
                out.writeBytes(lineBreak);
                column = 0;
            }
            column = write(start + edit.breakBefore(), start + edit.start(), column, out) + edit.text().length();
            out.writeBytes(edit.text().getBytes(ISO_8859_1));
            column = write(start + edit.end(), start + edit.breakAfter(), column, out);
            if (column + tail > MAX_LINE && tail > 0) {
                out.writeBytes(lineBreak);
                column = 0;
            }
            from = start + edit.breakAfter();
        }
        out.write(message, from, end - from);
    }

    private int write(int from, int to, int column, ByteArrayOutputStream out) {
        out.write(message, from, to - from);
        return LineBreaks.column(message, from, to, column);
    }

    private int restOfLine(int from, int to) {
        int at = LineBreaks.endOfLine(message, from, to);
        return at > from && at < to && message[at - 1] == '\r' ? at - 1 - from : at - from;
    }
}
