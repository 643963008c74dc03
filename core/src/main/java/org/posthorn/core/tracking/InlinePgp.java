package org.posthorn.core.tracking;

import org.posthorn.core.message.MimePart;

/** Tells whether a message has PGP armour in its text (RFC 4880 section 6.2), encrypted or signed, so that nobody may change it. */
final class InlinePgp {
    private static final String ARMOUR = "-BEGIN PGP ";

    private InlinePgp() {
    }

    /** Finds the header line of an armoured or clear-signed message, which quoted-printable leaves readable. */
    static boolean isIn(String octets) {
        int at = octets.indexOf(ARMOUR);
        while (at >= 0) {
            int rest = at + ARMOUR.length();
            if (octets.startsWith("MESSAGE", rest) || octets.startsWith("SIGNED MESSAGE", rest)) {
                return true;
            }
            at = octets.indexOf(ARMOUR, rest);
        }
        return false;
    }

    /** Whether it is in a plain text that base64 hides; false where the base64 is broken. */
    static boolean isInBase64(byte[] message, MimePart part) {
        if (!part.encoding().equals("base64") || !part.isText() || part.isHtml() || part.isFile()) {
            return false;
        }
        return Base64Body.decode(message, part.start(), part.end()).map(body -> isIn(body.octets())).orElse(false);
    }
}
