package org.posthorn.core.envelope;

import java.util.Locale;
import java.util.Optional;

/** Base 32 in lower case without padding; read in any case, and only in the one form that writing gives. */
enum Base32 {
    /** RFC 4648 section 6. */
    PLAIN("abcdefghijklmnopqrstuvwxyz234567"),
    /** RFC 4648 section 7: with the extended hex alphabet. */
    HEX("0123456789abcdefghijklmnopqrstuv");

    private static final int BITS = 5;
    private static final int ASCII = 0x80;

    private final String alphabet;
    private final byte[] digits = new byte[ASCII];

    Base32(String alphabet) {
        this.alphabet = alphabet;
        String upper = alphabet.toUpperCase(Locale.ROOT);
        for (int c = 0; c < ASCII; c++) {
            digits[c] = (byte) Math.max(alphabet.indexOf(c), upper.indexOf(c));
        }
    }

    private static int length(int octets) {
        return (octets * 8 + BITS - 1) / BITS;
    }

    String encode(byte[] octets) {
        StringBuilder text = new StringBuilder(length(octets.length));
        int pending = 0;
        int bits = 0;
        for (byte octet : octets) {
            pending = (pending << 8 | octet & 0xff) & 0xffff;
            bits += 8;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(alphabet.charAt(pending >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(alphabet.charAt(pending << BITS - bits & 31));
        }
        return text.toString();
    }

    /** Reads what stands for exactly so many octets, from a place in the text to its end. */
    Optional<byte[]> decode(String text, int from, int octets) {
        if (text.length() - from != length(octets)) {
            return Optional.empty();
        }
        byte[] decoded = new byte[octets];
        int pending = 0;
        int bits = 0;
        int place = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) < ASCII ? digits[text.charAt(i)] : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            pending = (pending << BITS | digit) & 0xffff;
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                decoded[place++] = (byte) (pending >> bits);
            }
        }
        boolean restIsZero = (pending & (1 << bits) - 1) == 0;
        return restIsZero ? Optional.of(decoded) : Optional.empty();
    }
}
