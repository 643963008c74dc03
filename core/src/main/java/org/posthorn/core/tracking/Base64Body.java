package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A body in base64 (RFC 2045 section 6.8), written again with lines as long as its first one was. */
final class Base64Body implements PartBody {
    private static final int USUAL_LINE = 76;

    private final byte[] decoded;
    private final byte[] lineBreak;
    private final int lineLength;
    private final byte[] tail;

    private Base64Body(byte[] decoded, byte[] lineBreak, int lineLength, byte[] tail) {
        this.decoded = decoded;
        this.lineBreak = lineBreak;
        this.lineLength = lineLength;
        this.tail = tail;
    }

    /** Empty if the body is broken or something stands behind its end. */
    static Optional<PartBody> decode(byte[] message, int start, int end) {
        int contentEnd = end;
        while (contentEnd > start && message[contentEnd - 1] <= ' ') {
            contentEnd--;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(Arrays.copyOfRange(message, start, contentEnd));
            byte[] lineBreak = LineBreaks.of(message, start, end);
            byte[] tail = Arrays.copyOfRange(message, contentEnd, end);
            return Optional.of(new Base64Body(decoded, lineBreak, lineLength(message, start, contentEnd, lineBreak), tail));
        } catch (IllegalArgumentException e) {
            // Broken base64 is nothing to repair here: the part is left alone.
            return Optional.empty();
        }
    }

    private static int lineLength(byte[] message, int start, int end, byte[] lineBreak) {
        int feed = LineBreaks.endOfLine(message, start, end);
        int first = feed + 1 - lineBreak.length - start;
        return feed < end && first >= 4 && first <= USUAL_LINE ? first : USUAL_LINE;
    }

    @Override
    public String octets() {
        return new String(decoded, ISO_8859_1);
    }

    @Override
    public void splice(List<Edit> edits, ByteArrayOutputStream out) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(decoded.length + edits.size() * 200);
        int from = 0;
        for (Edit edit : edits) {
            changed.write(decoded, from, edit.start() - from);
            changed.writeBytes(edit.text().getBytes(ISO_8859_1));
            from = edit.end();
        }
        changed.write(decoded, from, decoded.length - from);
        writeLines(Base64.getEncoder().encode(changed.toByteArray()), out);
    }

    private void writeLines(byte[] encoded, ByteArrayOutputStream out) {
        for (int at = 0; at < encoded.length; at += lineLength) {
            if (at > 0) {
                out.writeBytes(lineBreak);
            }
            out.write(encoded, at, Math.min(lineLength, encoded.length - at));
        }
        out.writeBytes(tail);
    }
}
