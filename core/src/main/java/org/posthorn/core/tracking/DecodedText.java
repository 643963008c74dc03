package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Text in a charset whose tags cannot be read without decoding it, such as UTF-16 and ISO-2022-JP. */
record DecodedText(byte[] octets, Charset charset, String markup) implements HtmlText {

    static Optional<HtmlText> of(byte[] octets, Charset charset) {
        try {
            Charset ordered = Charsets.withByteOrder(charset, octets);
            return Optional.of(new DecodedText(octets, ordered, ordered.newDecoder().decode(ByteBuffer.wrap(octets)).toString()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> slice(int start, int end) {
        return Optional.of(markup.substring(start, end));
    }

    /** Encodes the text piece by piece between the edits: where that gives its octets again, it also tells where they are. */
    @Override
    public Optional<List<Edit>> onOctets(List<Edit> edits) {
        Cursor cursor = new Cursor();
        List<Edit> mapped = new ArrayList<>(edits.size());
        for (Edit edit : edits) {
            mapped.add(new Edit(cursor.to(edit.breakBefore()), cursor.to(edit.start()), cursor.to(edit.end()), cursor.to(edit.breakAfter()),
                new String(edit.text().getBytes(charset), ISO_8859_1)));
        }
        return cursor.to(markup.length()) == octets.length ? Optional.of(mapped) : Optional.empty();
    }

    private final class Cursor {
        private int character;
        private int octet;

        /** The octet at that character; beyond the last one from where the octets differ. */
        int to(int next) {
            byte[] encoded = markup.substring(character, next).getBytes(charset);
            int end = octet + encoded.length;
            boolean same = end <= octets.length && Arrays.equals(octets, octet, end, encoded, 0, encoded.length);
            character = next;
            octet = same ? end : octets.length + 1;
            return octet;
        }
    }
}
