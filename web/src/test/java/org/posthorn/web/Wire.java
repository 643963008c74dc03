package org.posthorn.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** HTTP as octets, so that nothing stands between a test and the server; a character is an octet. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends it and reads until the server closes the connection. */
    static String exchange(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            return wire.readAll();
        }
    }

    /** A request without a body, the last on its connection; further fields end with CRLF each. */
    static String ask(int port, String method, String path, String fields) throws IOException {
        return exchange(port, method + " " + path + " HTTP/1.1\r\nHost: t.example\r\nConnection: close\r\n" + fields + "\r\n");
    }

    static String get(int port, String path) throws IOException {
        return ask(port, "GET", path, "");
    }

    static String status(String answer) {
        return answer.isEmpty() ? "" : answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    }

    /** To the end, which a reset is too: a server that has not read all closes with one. */
    String readAll() throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[4096];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, ISO_8859_1));
            }
            return answer.toString();
        } catch (SocketException e) {
            return answer.toString();
        }
    }

    /** The head of one answer, whose body is left. */
    String readHead() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            head.append((char) octet);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
