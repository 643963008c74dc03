package org.posthorn.testing.fuzz;

import java.util.Locale;

/** Octets as a Java string literal has them, so that a finding can be pasted into a test. */
final class Printable {
    private Printable() {
    }

    static String of(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (byte octet : octets) {
            switch (octet) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(octet >= ' ' && octet < 127 ? String.valueOf((char) octet) : String.format(Locale.ROOT, "\\u%04x", octet & 0xff));
            }
        }
        return text.toString();
    }
}
