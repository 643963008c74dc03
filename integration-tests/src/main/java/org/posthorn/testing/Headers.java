package org.posthorn.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Reads header fields (RFC 5322) from a message's bytes. */
final class Headers {
    private Headers() {
    }

    static Optional<String> value(byte[] message, String name) {
        String field = field(message, name);
        return field.isEmpty() ? Optional.empty() : Optional.of(field.substring(name.length() + 1).replaceAll("\r\n(?=[ \t])", "").trim());
    }

    /** The first field of each name, byte for byte, and the empty line. */
    static byte[] only(byte[] message, Collection<String> names) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
        names.forEach(name -> kept.writeBytes(field(message, name).getBytes(StandardCharsets.ISO_8859_1)));
        kept.writeBytes(new byte[] {'\r', '\n'});
        return kept.toByteArray();
    }

    private static String field(byte[] message, String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        for (int start = 0; start < message.length && message[start] != '\r';) {
            int end = endOfField(message, start);
            if (startsWith(message, start, wanted)) {
                return new String(message, start, end - start, StandardCharsets.ISO_8859_1);
            }
            start = end;
        }
        return "";
    }

    private static int endOfField(byte[] message, int start) {
        int at = start;
        while (at < message.length) {
            boolean lineEnds = message[at++] == '\n';
            if (lineEnds && (at == message.length || (message[at] != ' ' && message[at] != '\t'))) {
                return at;
            }
        }
        return at;
    }

    private static boolean startsWith(byte[] message, int start, String lowerCase) {
        int length = lowerCase.length();
        return start + length <= message.length
                && new String(message, start, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).equals(lowerCase);
    }
}
