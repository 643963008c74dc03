package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.posthorn.core.tls.TestCertificate;

/** Speaks SMTP octet by octet. */
final class TestClient implements AutoCloseable {
    private Socket socket = new Socket();
    private BufferedReader in;

    /** Reads the greeting. */
    TestClient(InetSocketAddress server) throws IOException {
        this(new InetSocketAddress(0), server);
        reply();
    }

    private TestClient(InetSocketAddress client, InetSocketAddress server) throws IOException {
        socket.bind(client);
        socket.connect(server);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    static TestClient ungreeted(InetSocketAddress server) throws IOException {
        return new TestClient(new InetSocketAddress(0), server);
    }

    /** From that address of the loopback. */
    static TestClient from(String ip, InetSocketAddress server) throws IOException {
        return new TestClient(new InetSocketAddress(ip, 0), server);
    }

    void startTls() throws IOException {
        socket = TestCertificate.over(socket);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    void send(String text) throws IOException {
        send(text.getBytes(ISO_8859_1));
    }

    void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** The last line of the next reply; null if the server has closed. */
    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line;
    }

    /** The lines of the next reply without their codes. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = in.readLine();
            lines.add(line.substring(4));
        } while (line.charAt(3) == '-');
        return lines;
    }

    String ask(String command) throws IOException {
        send(command + "\r\n");
        return reply();
    }

    /** True if the server closes the connection without a word. */
    boolean closed() throws IOException {
        try {
            return reply() == null;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
