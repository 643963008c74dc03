package org.posthorn.core.dkim;

import java.security.GeneralSecurityException;

/** Gathers single octets for something that takes many at a time. */
final class OctetBuffer {
    private static final int SIZE = 4096;

    private final byte[] octets = new byte[SIZE];
    private final Taker taker;
    private int length;

    OctetBuffer(Taker taker) {
        this.taker = taker;
    }

    void put(int octet) throws GeneralSecurityException {
        if (length == SIZE) {
            flush();
        }
        octets[length++] = (byte) octet;
    }

    void putLineEnd() throws GeneralSecurityException {
        put('\r');
        put('\n');
    }

    void flush() throws GeneralSecurityException {
        taker.take(octets, 0, length);
        length = 0;
    }

    /** A digest or a signature. */
    interface Taker {
        void take(byte[] octets, int offset, int count) throws GeneralSecurityException;
    }
}
