package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Text in which tags can be read without decoding it, so that its markup is its octets, each as the character of its number. */
record OctetText(String markup, Charset charset) implements HtmlText {

    @Override
    public Optional<String> slice(int start, int end) {
        String octets = markup.substring(start, end);
        return Charsets.isAscii(octets) ? Optional.of(octets) : decode(octets);
    }

    private Optional<String> decode(String octets) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(ISO_8859_1))).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<Edit>> onOctets(List<Edit> edits) {
        return Optional.of(edits);
    }
}
