package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Decodes text whose charset may be missing, unknown or wrong. */
final class TextDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

    private TextDecoder() {
    }

    /** @param charset as the message names it; may be null */
    static String decode(byte[] text, String charset) {
        Optional<Charset> named = named(charset);
        if (named.isPresent() && !named.get().equals(UTF_8) && !named.get().name().equals("US-ASCII")) {
            return new String(text, named.get());
        }
        return decode(text);
    }

    /** As ISO-2022-JP if it switches to it, as UTF-8 if it is that, else as Windows-1252. */
    static String decode(byte[] text) {
        if (switchesToJapanese(text)) {
            return new String(text, ISO_2022_JP);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            return new String(text, WINDOWS_1252);
        }
    }

    private static boolean switchesToJapanese(byte[] text) {
        for (int i = 0; i + 2 < text.length; i++) {
            if (text[i] == 0x1b && text[i + 1] == '$' && (text[i + 2] == 'B' || text[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Charset> named(String charset) {
        try {
            return charset == null ? Optional.empty() : Optional.of(Charset.forName(charset.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
