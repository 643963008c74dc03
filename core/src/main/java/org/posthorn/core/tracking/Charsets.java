package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.message.MimePart;

/** Charsets of text parts. */
final class Charsets {
    /** In these, an octet below 0x40 is always that ASCII character, so nothing else looks like markup. */
    private static final List<String> READABLE = List.of("UTF-8", "US-ASCII", "ISO-8859-", "windows-125", "windows-874", "KOI8-", "TIS-620",
        "GB2312", "GBK", "GB18030", "Big5", "EUC-", "Shift_JIS", "windows-31j");

    private Charsets() {
    }

    /** The charset that a part names, US-ASCII if it names none (RFC 2046 section 4.1.2); empty if it is unknown here. */
    static Optional<Charset> of(MimePart part) {
        if (part.type().hasExtended("charset")) {
            return Optional.empty();
        }
        return part.type().parameter("charset").map(Charsets::find).orElse(Optional.of(US_ASCII));
    }

    private static Optional<Charset> find(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)).filter(Charset::canEncode) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean areTagsReadable(Charset charset) {
        String name = charset.name();
        return READABLE.stream().anyMatch(name::startsWith);
    }

    /** UTF-16 by its byte order mark, which then is a character of the text; big-endian without one (RFC 2781 section 4.3). */
    static Charset withByteOrder(Charset charset, byte[] octets) {
        if (!charset.name().equals("UTF-16")) {
            return charset;
        }
        boolean little = octets.length > 1 && octets[0] == (byte) 0xff && octets[1] == (byte) 0xfe;
        return little ? UTF_16LE : UTF_16BE;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
