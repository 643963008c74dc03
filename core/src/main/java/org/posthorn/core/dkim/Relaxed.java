package org.posthorn.core.dkim;

import java.security.GeneralSecurityException;

import org.posthorn.core.message.HeaderField;

/** The relaxed canonical forms (RFC 6376 section 3.4), written in one pass over the message's own octets. A line ends at CRLF only. */
final class Relaxed {
    private Relaxed() {
    }

    /** The body that begins there: blanks squeezed to one, none at a line's end, no empty lines at the end, and a last CRLF if anything is left. */
    static void body(byte[] source, int from, OctetBuffer out) throws GeneralSecurityException {
        int lineEnds = 0;
        boolean blank = false;
        boolean any = false;
        for (int i = from; i < source.length; i++) {
            byte octet = source[i];
            if (octet == ' ' || octet == '\t') {
                blank = true;
            } else if (octet == '\r' && i + 1 < source.length && source[i + 1] == '\n') {
                i++;
                lineEnds++;
                blank = false;
            } else {
                for (; lineEnds > 0; lineEnds--) {
                    out.putLineEnd();
                }
                if (blank) {
                    out.put(' ');
                    blank = false;
                }
                out.put(octet);
                any = true;
            }
        }
        if (any) {
            out.putLineEnd();
        }
    }

    /** A field without its final CRLF: name in lower case, line ends taken out, blanks squeezed to one, none around the colon nor at the end. */
    static void field(HeaderField field, OctetBuffer out) throws GeneralSecurityException {
        byte[] source = field.source();
        for (int i = field.start(); i < field.colon(); i++) {
            if (!isBlank(source[i])) {
                out.put(source[i] >= 'A' && source[i] <= 'Z' ? source[i] + 32 : source[i]);
            }
        }
        out.put(':');
        boolean begun = false;
        boolean blank = false;
        for (int i = field.colon() + 1; i < field.end(); i++) {
            byte octet = source[i];
            if (isBlank(octet) || octet == '\r' || octet == '\n') {
                blank |= isBlank(octet);
                continue;
            }
            if (blank && begun) {
                out.put(' ');
            }
            out.put(octet);
            begun = true;
            blank = false;
        }
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
