package org.posthorn.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * A raw SMTP dialogue: what a test says goes out as it stands, and replies come back whole. Reads time out after 30 seconds
 * with a {@link java.net.SocketTimeoutException}; a connection that the server closed is an {@link EOFException}. Not thread-safe.
 */
public final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private SmtpReply greeting;

    private SmtpClient(Socket socket) throws IOException {
        use(socket);
    }

    /** Connects in plaintext and reads the greeting. */
    public static SmtpClient connect(String host, int port) throws IOException {
        SmtpClient client = new SmtpClient(open(host, port));
        client.greeting = client.readReply();
        return client;
    }

    /** Likewise, but from that address of this machine, such as another one of 127.0.0.0/8. */
    public static SmtpClient connectFrom(String source, String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(source, 0));
        SmtpClient client = new SmtpClient(connect(socket, host, port));
        client.greeting = client.readReply();
        return client;
    }

    /** Connects with TLS from the first byte (RFC 8314), trusting anything, and reads the greeting. */
    public static SmtpClient connectTls(String host, int port) throws IOException {
        SmtpClient client = new SmtpClient(open(host, port));
        client.handshake();
        client.greeting = client.readReply();
        return client;
    }

    /** With TLS from the first byte, from that address of this machine. */
    public static SmtpClient connectTlsFrom(String source, String host, int port) throws IOException {
        return connectTls(source, "", host, port);
    }

    /** Likewise, but as a load balancer at that address does, whose header goes before TLS. */
    public static SmtpClient connectTlsBehind(String proxy, String header, String host, int port) throws IOException {
        return connectTls(proxy, header + "\r\n", host, port);
    }

    private static SmtpClient connectTls(String source, String before, String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(source, 0));
        SmtpClient client = new SmtpClient(connect(socket, host, port));
        client.write(before);
        client.handshake();
        client.greeting = client.readReply();
        return client;
    }

    private static Socket open(String host, int port) throws IOException {
        return connect(new Socket(), host, port);
    }

    private static Socket connect(Socket socket, String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void use(Socket newSocket) throws IOException {
        socket = newSocket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    public SmtpReply greeting() {
        return greeting;
    }

    public Socket socket() {
        return socket;
    }

    /** Sends a command line and reads its reply. */
    public SmtpReply send(String line) throws IOException {
        write(line + "\r\n");
        return readReply();
    }

    /** Sends characters as they are (as UTF-8) and reads nothing. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public SmtpReply readReply() throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(readLine());
        } while (lines.get(lines.size() - 1).startsWith("-", 3));
        return new SmtpReply(Integer.parseInt(lines.get(0).substring(0, 3)), List.copyOf(lines));
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The server closed the connection");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** STARTTLS and, when the answer is 220, the handshake, trusting anything. Answers the reply; EHLO again is the caller's. */
    public SmtpReply startTls() throws IOException {
        SmtpReply reply = send("STARTTLS");
        if (reply.code() == 220) {
            handshake();
        }
        return reply;
    }

    private void handshake() throws IOException {
        SSLSocket secure = (SSLSocket) Tls.trustingAnything().getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secure.setSoTimeout(TIMEOUT_MILLIS);
        secure.startHandshake();
        use(secure);
    }

    /** AUTH PLAIN with an initial response (RFC 4616). */
    public SmtpReply authPlain(String user, String password) throws IOException {
        return send("AUTH PLAIN " + base64("\0" + user + "\0" + password));
    }

    /** AUTH LOGIN; answers the first reply that is no 334. */
    public SmtpReply authLogin(String user, String password) throws IOException {
        SmtpReply reply = send("AUTH LOGIN");
        for (String answer : List.of(user, password)) {
            if (reply.code() != 334) {
                return reply;
            }
            reply = send(base64(answer));
        }
        return reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** EHLO, STARTTLS, EHLO, AUTH PLAIN, as a customer's mailer does. Throws IOException at the first refusal. */
    public SmtpClient logIn(String user, String password) throws IOException {
        accepted(send("EHLO client.test"));
        if (!(socket instanceof SSLSocket)) {
            accepted(startTls());
            accepted(send("EHLO client.test"));
        }
        accepted(authPlain(user, password));
        return this;
    }

    private static void accepted(SmtpReply reply) throws IOException {
        if (!reply.isPositive()) {
            throw new IOException("Refused: " + reply);
        }
    }

    public SmtpReply sendMessage(String sender, String recipient, String message) throws IOException {
        return sendMessage(sender, List.of(recipient), message.getBytes(StandardCharsets.UTF_8));
    }

    /** MAIL, RCPT for each, DATA. Answers the reply to the message, or the first refusal before it. Lines must end in CRLF. */
    public SmtpReply sendMessage(String sender, List<String> recipients, byte[] message) throws IOException {
        List<String> commands = new ArrayList<>(List.of("MAIL FROM:<" + sender + ">"));
        recipients.forEach(recipient -> commands.add("RCPT TO:<" + recipient + ">"));
        commands.add("DATA");
        for (String command : commands) {
            SmtpReply reply = send(command);
            if (!reply.isPositive()) {
                return reply;
            }
        }
        write(stuffed(message));
        return readReply();
    }

    private static byte[] stuffed(byte[] message) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 64);
        byte last = '\n';
        for (byte next : message) {
            if (next == '.' && last == '\n') {
                stuffed.write('.');
            }
            stuffed.write(next);
            last = next;
        }
        stuffed.writeBytes((last == '\n' ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return stuffed.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
