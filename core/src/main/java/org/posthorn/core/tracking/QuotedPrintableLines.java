package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Writes quoted-printable so that what it adds makes no line longer than 76 octets (RFC 2045 section 6.7, rule 5). */
final class QuotedPrintableLines {
    private static final int MAX_LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private final ByteArrayOutputStream out;
    private final String softBreak;
    private int column;

    QuotedPrintableLines(ByteArrayOutputStream out, byte[] lineBreak) {
        this.out = out;
        softBreak = "=" + new String(lineBreak, ISO_8859_1);
    }

    /** Writes what is encoded already. */
    void copy(byte[] encoded, int from, int to) {
        out.write(encoded, from, to - from);
        column = LineBreaks.column(encoded, from, to, column);
    }

    void encode(String octets) {
        StringBuilder encoded = new StringBuilder(octets.length() + octets.length() / 4);
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            boolean literal = octet >= ' ' && octet <= '~' && octet != '=';
            int width = literal ? 1 : 3;
            // The last place of a line is kept for a soft break.
            if (isFull(width + 1)) {
                encoded.append(softBreak);
                column = 0;
            }
            if (literal) {
                encoded.append(octet);
            } else {
                encoded.append('=').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
            column += width;
        }
        out.writeBytes(encoded.toString().getBytes(ISO_8859_1));
    }

    /** Breaks the line softly if so many octets do not fit into it. */
    void makeRoom(int octets) {
        if (octets > 0 && isFull(octets)) {
            out.writeBytes(softBreak.getBytes(ISO_8859_1));
            column = 0;
        }
    }

    private boolean isFull(int octets) {
        return column > 0 && column + octets > MAX_LINE;
    }
}
