package org.posthorn.testing;

/** What a {@link MockMx} does about STARTTLS (RFC 3207). */
public enum StartTls {
    /** Neither announced nor known. */
    NONE,
    /** Works, with a self-signed certificate. */
    SELF_SIGNED,
    /** Announced, then answered {@code 454 4.7.0}. */
    REFUSED,
    /** Announced and begun, then the handshake fails and the connection is closed. */
    BROKEN
}
