package org.posthorn.smtp;

/**
 * One command line.
 *
 * @param octets with its line end
 * @param pauses whether the framer waits with all that follows until the command is answered: DATA and BDAT, and STARTTLS, after which
 *     nothing that came in the clear may count (RFC 3207 section 4.2)
 */
record Line(byte[] octets, Pauses pauses) {
    enum Pauses { NEVER, FOR_DATA, FOR_TLS }
}
