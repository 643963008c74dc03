package org.posthorn.testing.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** One connection of the fuzzer: keeps what was said last and looks at each reply. Throws {@link Finding} for what a server must never do. */
public final class FuzzWire implements AutoCloseable {
    private static final String INTERNAL_FAILURE = "451 4.3.0";
    private final SmtpClient client;
    private final Transcript transcript = new Transcript();
    private boolean saidStartTls;

    /** The client has been greeted, and may have logged in. */
    public FuzzWire(SmtpClient client) {
        this.client = client;
    }

    /** What the server did wrong. */
    public static final class Finding extends RuntimeException {
        private static final long serialVersionUID = 1;

        Finding(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** How a session ends. */
    public enum Ending {
        /** QUIT behind whatever the session is in; the server has to close. */
        QUIT,
        /** No more is sent, but read on; the server has to close. */
        HALF_CLOSED,
        CLOSED,
        /** With a reset. */
        ABORTED
    }

    /** Writes, if the server still listens. Answers whether it does. */
    public boolean write(byte[] octets) {
        transcript.sent(octets);
        saidStartTls |= new String(octets, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT).contains("STARTTLS");
        try {
            client.write(octets);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The next reply; null once the connection is closed. */
    public SmtpReply read() {
        try {
            SmtpReply reply = client.readReply();
            transcript.received(reply);
            if (reply.text().startsWith(INTERNAL_FAILURE)) {
                throw new Finding("A reply tells of an exception: " + reply, null);
            }
            return reply;
        } catch (SocketTimeoutException e) {
            throw new Finding("No reply came, and the connection stayed open", e);
        } catch (EOFException | SocketException | SSLException closed) {
            return null;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            if (saidStartTls) {
                return null;
            }
            throw new Finding("A reply is none", e);
        } catch (IOException e) {
            throw new Finding("The connection broke: " + e, e);
        }
    }

    /** Writes a line and reads its reply; null once the connection is closed. */
    public SmtpReply say(String line) {
        return write(OctetFuzz.utf8(line + "\r\n")) ? read() : null;
    }

    public void end(Ending ending) throws IOException {
        transcript.note(ending.name());
        switch (ending) {
            case QUIT -> {
                // Twice, as the first may be the five octets that a BDAT took.
                write(OctetFuzz.utf8("\r\n.\r\nQUIT\r\nQUIT\r\n"));
                readToTheEnd();
            }
            case HALF_CLOSED -> {
                client.socket().shutdownOutput();
                readToTheEnd();
            }
            case CLOSED -> client.close();
            case ABORTED -> {
                client.socket().setSoLinger(true, 0);
                client.close();
            }
        }
    }

    private void readToTheEnd() {
        SmtpReply reply = read();
        while (reply != null) {
            reply = read();
        }
    }

    /** What was said last, by whom. */
    public String transcript() {
        return transcript.toString();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
