package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as its bytes (RFC 5322, lines end in CRLF), never re-serialised: header fields that were put above, then the message as it came.
 * Both arrays are shared, not copied; nobody may write to them.
 *
 * @param added header fields put above the message, each ended by CRLF; may be empty
 * @param base the message below them, header block and body
 */
public record RawMessage(byte[] added, byte[] base) {
    private static final byte[] NOTHING = new byte[0];

    public static RawMessage of(byte[] message) {
        return new RawMessage(NOTHING, message);
    }

    public int size() {
        return added.length + base.length;
    }

    /** The same message with header fields put on top; {@code fields} ends in CRLF. */
    public RawMessage prepend(String fields) {
        byte[] above = fields.getBytes(ISO_8859_1);
        byte[] joined = new byte[above.length + added.length];
        System.arraycopy(above, 0, joined, 0, above.length);
        System.arraycopy(added, 0, joined, above.length, added.length);
        return new RawMessage(joined, base);
    }

    /** The same message without its header fields of these names; itself if it has none of them. */
    public RawMessage without(FieldNames names) {
        byte[] keptAbove = strip(added, names);
        byte[] kept = strip(base, names);
        return keptAbove == added && kept == base ? this : new RawMessage(keptAbove, kept);
    }

    private static byte[] strip(byte[] message, FieldNames names) {
        List<HeaderField> fields = new ArrayList<>();
        HeaderField.readAll(message, fields);
        List<HeaderField> gone = fields.stream().filter(names::contains).toList();
        if (gone.isEmpty()) {
            return message;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(message.length);
        int end = 0;
        for (HeaderField field : gone) {
            kept.write(message, end, field.start() - end);
            end = field.end();
        }
        kept.write(message, end, message.length - end);
        return kept.toByteArray();
    }

    /** Every header field from the top; what cannot be a field ends the header block. */
    public List<HeaderField> fields() {
        List<HeaderField> fields = new ArrayList<>();
        HeaderField.readAll(added, fields);
        HeaderField.readAll(base, fields);
        return fields;
    }

    /** The topmost field of that name, its value unfolded; empty if there is none. */
    public Optional<String> header(String name) {
        return fields().stream().filter(field -> field.is(name)).findFirst().map(HeaderField::unfoldedValue);
    }

    /** Where the body begins in {@link #base}; its length if there is no body. */
    public int bodyOffset() {
        return HeaderField.endOfHeader(base);
    }

    public InputStream inputStream() {
        InputStream below = new ByteArrayInputStream(base);
        return added.length == 0 ? below : new SequenceInputStream(new ByteArrayInputStream(added), below);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(added);
        out.write(base);
    }

    public byte[] toByteArray() {
        byte[] all = new byte[size()];
        System.arraycopy(added, 0, all, 0, added.length);
        System.arraycopy(base, 0, all, added.length, base.length);
        return all;
    }
}
