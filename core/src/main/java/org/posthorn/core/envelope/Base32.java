package org.posthorn.core.envelope;

import java.util.Optional;

/** Base 32 (RFC 4648 section 6) in lower case without padding; read in any case, and only in the one form that writing gives. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {
    }

    static int length(int octets) {
        return (octets * 8 + BITS - 1) / BITS;
    }

    static String encode(byte[] octets) {
        StringBuilder text = new StringBuilder(length(octets.length));
        int pending = 0;
        int bits = 0;
        for (byte octet : octets) {
            pending = (pending << 8 | octet & 0xff) & 0xffff;
            bits += 8;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(pending >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(pending << BITS - bits & 31));
        }
        return text.toString();
    }

    /** Reads what stands for exactly so many octets, from a place in the text to its end. */
    static Optional<byte[]> decode(String text, int from, int octets) {
        if (text.length() - from != length(octets)) {
            return Optional.empty();
        }
        byte[] decoded = new byte[octets];
        int pending = 0;
        int bits = 0;
        int place = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
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

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }
}
