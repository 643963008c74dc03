package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One authenticated submission session (RFC 6409): STARTTLS, AUTH PLAIN, then any number of messages. One write per batch of commands. */
final class SmtpSession implements AutoCloseable {
    private static final byte[] END = ".\r\n".getBytes(ISO_8859_1);
    private static final int TIMEOUT_MILLIS = 60_000;

    private final boolean pipelining;
    private final Socket socket;
    private final SmtpReplies replies;
    private final OutputStream out;

    private SmtpSession(Socket socket, boolean pipelining) throws IOException {
        this.pipelining = pipelining;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.replies = new SmtpReplies(socket.getInputStream());
    }

    /**
     * Opens a session that is ready for a message.
     *
     * @param wantsPipelining whether MAIL, RCPT and DATA go in one write where the server offers PIPELINING (RFC 2920)
     * @throws IOException when the server cannot be reached or refuses a step, with its reply in the message
     */
    static SmtpSession open(Submission server, SSLSocketFactory tls, boolean wantsPipelining) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(TIMEOUT_MILLIS);
        SmtpSession greeting = new SmtpSession(plain, false);
        greeting.replies.expect("220");
        greeting.command("EHLO client.example.com", "250");
        greeting.command("STARTTLS", "220");
        SSLSocket secure = (SSLSocket) tls.createSocket(plain, "localhost", server.port(), true);
        secure.startHandshake();
        SmtpSession first = new SmtpSession(secure, false);
        boolean offered = first.command("EHLO client.example.com", "250").toUpperCase(Locale.ROOT).contains("PIPELINING");
        String identity = "\0" + server.user() + "\0" + server.password();
        first.command("AUTH PLAIN " + Base64.getEncoder().encodeToString(identity.getBytes(UTF_8)), "235");
        return new SmtpSession(secure, wantsPipelining && offered);
    }

    /** @throws IOException also when the server refuses the message or closes the session; then the message was not accepted */
    void send(Message message) throws IOException {
        String mail = "MAIL FROM:<" + message.sender() + ">";
        String rcpt = "RCPT TO:<" + message.recipient() + ">";
        if (pipelining) {
            write((mail + "\r\n" + rcpt + "\r\nDATA\r\n").getBytes(UTF_8));
            replies.expect("250");
            replies.expect("250");
            replies.expect("354");
        } else {
            command(mail, "250");
            command(rcpt, "250");
            command("DATA", "354");
        }
        write(terminated(message.content()));
        replies.expect("250");
    }

    @Override
    public void close() throws IOException {
        try (Socket closing = socket) {
            command("QUIT", "221");
        }
    }

    void abort() throws IOException {
        socket.close();
    }

    private String command(String line, String expected) throws IOException {
        write((line + "\r\n").getBytes(UTF_8));
        return replies.expect(expected);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] terminated(byte[] content) {
        byte[] whole = new byte[content.length + END.length];
        System.arraycopy(content, 0, whole, 0, content.length);
        System.arraycopy(END, 0, whole, content.length, END.length);
        return whole;
    }
}
