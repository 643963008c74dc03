package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The characters of a decoded body as HTML sees them, and where they lie among its octets. */
sealed interface HtmlText permits OctetText, DecodedText {

    /**
     * The text of these octets.
     *
     * @param octets each as the character of its number
     * @return empty if the octets are not of that charset
     */
    static Optional<HtmlText> of(String octets, Charset charset) {
        return Charsets.areTagsReadable(charset) ? Optional.of(new OctetText(octets, charset)) : DecodedText.of(octets.getBytes(ISO_8859_1), charset);
    }

    /** What to parse. */
    String markup();

    /** A piece of the text as it is meant; empty if its octets are not of the charset. */
    Optional<String> slice(int start, int end);

    /** Edits of the markup as edits of the octets; empty if the octets around them would not stay the same. */
    Optional<List<Edit>> onOctets(List<Edit> edits);
}
