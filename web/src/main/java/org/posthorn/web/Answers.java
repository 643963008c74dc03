package org.posthorn.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What answers have in common. */
final class Answers {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Answers() {
    }

    static void secure(HttpServerResponse response) {
        response.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex, nofollow");
    }

    static Publisher<Void> notFound(HttpServerResponse response) {
        return response.status(404).header("Content-Length", "0").send();
    }

    static Publisher<Void> notAllowed(HttpServerResponse response, String methods) {
        return response.status(405).header("Allow", methods).header("Content-Length", "0").send();
    }

    static Publisher<Void> unavailable(HttpServerResponse response) {
        return response.status(503).header("Retry-After", "30").header("Content-Length", "0").send();
    }

    static Publisher<Void> page(int status, String html, HttpServerResponse response) {
        byte[] octets = html.getBytes(UTF_8);
        return response.status(status).header("Content-Type", "text/html; charset=utf-8").header("Content-Security-Policy", POLICY)
            .header("Cache-Control", "no-store").header("Content-Length", String.valueOf(octets.length))
            .send(Mono.just(Unpooled.wrappedBuffer(octets)));
    }
}
