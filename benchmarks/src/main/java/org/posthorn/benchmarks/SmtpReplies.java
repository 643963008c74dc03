package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a server's replies (RFC 5321 4.2), multi-line ones included. */
final class SmtpReplies {
    private final InputStream in;

    SmtpReplies(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * Reads one reply.
     *
     * @return its lines
     * @throws SessionEnded when the server closes the session or says 421
     * @throws IOException when the code is another than {@code code}, with the reply in the message
     */
    String expect(String code) throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = line();
            reply.append(line).append('\n');
        } while (line.startsWith("-", 3));
        if (line.startsWith("421")) {
            throw new SessionEnded(line);
        }
        if (!line.startsWith(code)) {
            throw new IOException("wanted " + code + ", the server said: " + reply);
        }
        return reply.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int octet = in.read();
        while (octet != '\n') {
            if (octet == -1) {
                throw new SessionEnded("connection closed");
            }
            line.write(octet);
            octet = in.read();
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** The server ended the session; a client may connect again. */
    static final class SessionEnded extends IOException {
        private static final long serialVersionUID = 1L;

        SessionEnded(String reason) {
            super(reason);
        }
    }
}
