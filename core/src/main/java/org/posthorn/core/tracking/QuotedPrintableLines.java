package org.posthorn.core.tracking;

import java.io.ByteArrayOutputStream;

/** Writes quoted-printable so that what it adds makes no line longer than 76 octets (RFC 2045 section 6.7, rule 5). */
final class QuotedPrintableLines {
    private static final int MAX_LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private final ByteArrayOutputStream out;
    private final byte[] lineBreak;
    private int column;

    QuotedPrintableLines(ByteArrayOutputStream out, byte[] lineBreak) {
        this.out = out;
        this.lineBreak = lineBreak;
    }

    /** Writes what is encoded already. */
    void copy(byte[] encoded, int from, int to) {
        out.write(encoded, from, to - from);
        column = LineBreaks.column(encoded, from, to, column);
    }

    void encode(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            boolean literal = octet >= ' ' && octet <= '~' && octet != '=';
            // The last place of a line is kept for a soft break.
            makeRoom(literal ? 2 : 4);
            if (literal) {
                out.write(octet);
            } else {
                out.write('=');
                out.write(HEX.charAt(octet >> 4));
                out.write(HEX.charAt(octet & 15));
            }
            column += literal ? 1 : 3;
        }
    }

    /** Breaks the line softly if so many octets do not fit into it. */
    void makeRoom(int octets) {
        if (octets > 0 && column > 0 && column + octets > MAX_LINE) {
            out.write('=');
            out.writeBytes(lineBreak);
            column = 0;
        }
    }
}
