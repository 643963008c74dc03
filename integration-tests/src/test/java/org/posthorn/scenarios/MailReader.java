package org.posthorn.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A webmail: shows a mail's HTML in a frame, as it came, and has its first link clicked. It is the shop too, which such a link leads to. */
final class MailReader implements AutoCloseable {
    private static final String CLICKING = """
        <!DOCTYPE html><iframe id="mail" src="/mail"></iframe>
        <script>document.getElementById('mail').onload = event => {
        event.target.onload = null;
        event.target.contentDocument.querySelector('a').click() }</script>
        """;

    private final HttpServer server;
    private final Queue<String> shopped = new ConcurrentLinkedQueue<>();
    private volatile String html = "";

    MailReader() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, CLICKING));
        server.createContext("/mail", exchange -> answer(exchange, html));
        server.createContext("/shop", exchange -> {
            shopped.add(exchange.getRequestURI().toString());
            answer(exchange, "Welcome");
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void show(String octets) {
        html = octets;
    }

    /** What the shop was asked for. */
    Queue<String> shopped() {
        return shopped;
    }

    private static void answer(HttpExchange exchange, String octets) throws IOException {
        byte[] body = octets.getBytes(StandardCharsets.ISO_8859_1);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
