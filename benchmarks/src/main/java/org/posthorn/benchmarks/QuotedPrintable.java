package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Quoted-printable of RFC 2045 6.7 for text with LF line ends; a dot that begins a line is encoded too, so SMTP needs no stuffing. */
final class QuotedPrintable {
    private static final int LONGEST_LINE = 76;

    private final StringBuilder encoded = new StringBuilder();
    private int column;

    private QuotedPrintable() {
    }

    static String encode(String text) {
        QuotedPrintable encoder = new QuotedPrintable();
        for (byte octet : text.getBytes(UTF_8)) {
            encoder.add(octet);
        }
        return encoder.encoded.toString();
    }

    private void add(byte octet) {
        if (octet == '\n') {
            encoded.append("\r\n");
            column = 0;
            return;
        }
        String form = literal(octet) ? String.valueOf((char) octet) : "=%02X".formatted(octet & 0xff);
        if (column + form.length() >= LONGEST_LINE) {
            encoded.append("=\r\n");
            column = 0;
            add(octet);
            return;
        }
        encoded.append(form);
        column += form.length();
    }

    private boolean literal(byte octet) {
        return octet >= ' ' && octet < 127 && octet != '=' && !(octet == '.' && column == 0);
    }
}
