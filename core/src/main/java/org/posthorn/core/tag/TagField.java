package org.posthorn.core.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.posthorn.core.message.HeaderField;

/** A header field that may have tags in it, decoded once and as far as it is asked for. */
final class TagField {
    /** What is longer is not decoded, as that takes the square of the length. */
    private static final int MAX_DECODED = 998;

    private final HeaderField field;
    private Optional<String> text;
    private TagMap map;

    TagField(HeaderField field) {
        this.field = field;
    }

    /** Unfolded, with its encoded words (RFC 2047) decoded; empty if it is neither ASCII nor UTF-8. */
    Optional<String> text() {
        if (text == null) {
            text = unicode(field.unfoldedValue().replace('\t', ' ')).map(TagField::decoded);
        }
        return text;
    }

    /** What it has by keys; empty if nothing can be found in it. */
    Optional<TagMap> map() {
        if (map == null) {
            map = text().map(TagMap::parse).orElse(TagMap.UNREADABLE);
        }
        return Optional.of(map).filter(known -> known != TagMap.UNREADABLE);
    }

    private static Optional<String> unicode(String octets) {
        if (octets.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(octets);
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(ISO_8859_1))).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        boolean encoded = text.length() <= MAX_DECODED && text.contains("=?");
        return encoded ? DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT) : text;
    }
}
