package org.posthorn.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile clients send. */
class WebServerTest {
    private static final int MAX_CONNECTIONS = 5;
    private static final String TARGET = "https://shop.example/";

    @RegisterExtension
    final Site site = new Site(new WebSettings("127.0.0.1", 0, Optional.empty(), MAX_CONNECTIONS, Duration.ofSeconds(2)));

    private String click() {
        return site.bob().click(0, TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c", "/c/", "/o/", "/u/", "/c/x", "/favicon.ico", "/robots.txt", "/c/%00", "/c/../../etc/passwd", "//", "*", "x", "http://",
        "http://h", "://", "/c/?", "?", "/c/a b", "/c/ä", "http://[", "/c/%zz"})
    void whatIsNotOursIsRefusedWithoutABody(String path) throws IOException {
        String answer = Wire.get(site.port(), path);

        assertThat(Wire.status(answer)).isIn("404", "400");
        assertThat(Wire.body(answer)).isEmpty();
    }

    @Test
    void aRefusalSaysNothingOfTheServer() throws IOException {
        assertThat(Wire.get(site.port(), "/c/x")).doesNotContainIgnoringCase("server:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "FOO"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        assertThat(Wire.ask(site.port(), method, click(), "Content-Length: 0\r\n")).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void connectIsRefused() throws IOException {
        assertThat(Wire.status(Wire.ask(site.port(), "CONNECT", "shop.example:443", ""))).isIn("404", "405", "400");
    }

    @Test
    void aHugeUrlIsRefused() throws IOException {
        assertThat(Wire.status(Wire.get(site.port(), "/c/" + "A".repeat(9_000)))).isEqualTo("404");
        assertThat(Wire.status(Wire.get(site.port(), "/c/" + "A".repeat(50_000)))).isIn("", "414", "413", "400", "431");
    }

    @Test
    void aHugeHeaderIsRefused() throws IOException {
        assertThat(Wire.status(Wire.ask(site.port(), "GET", click(), "X: " + "A".repeat(20_000) + "\r\n"))).isIn("", "431", "413", "400");
    }

    @Test
    void aRangeIsIgnored() throws IOException {
        assertThat(Wire.ask(site.port(), "GET", site.bob().open(), "Range: bytes=0-3\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void theAbsoluteFormIsTaken() throws IOException {
        assertThat(Wire.get(site.port(), "http://t.example" + click())).startsWith("HTTP/1.1 302 ");
    }

    @Test
    void http10IsAnswered() throws IOException {
        assertThat(Wire.exchange(site.port(), "GET " + click() + " HTTP/1.0\r\n\r\n")).contains(" 302 ");
    }

    @Test
    void manyRequestsGoOverOneConnection() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            for (int i = 0; i < 3; i++) {
                wire.send("GET " + click() + " HTTP/1.1\r\nHost: t.example\r\n\r\n");
                assertThat(wire.readHead()).startsWith("HTTP/1.1 302 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\1\2", "GET\r\n\r\n", "\u0016\u0003\u0001\2\0\1\0", "GET / HTTP/9.9\r\n\r\n", "SSH-2.0-x\r\n\r\n", "GET / HTTP/1.1\nFoo\n\n"})
    void whatIsNoHttpEndsTheConnection(String octets) throws IOException {
        assertThat(Wire.status(Wire.exchange(site.port(), octets))).isIn("", "400", "404", "505");
    }

    @Test
    void aRequestInCrumbsIsCutOff() throws IOException {
        long begun = System.nanoTime();
        try (Wire wire = new Wire(site.port())) {
            await().atMost(Duration.ofSeconds(8)).pollInterval(Duration.ofMillis(200)).until(() -> isCutOff(wire));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private static boolean isCutOff(Wire wire) {
        try {
            wire.send("G");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() throws IOException {
        assertThat(Wire.exchange(site.port(), "")).isEmpty();
    }

    @Test
    void connectionsAreCounted() throws IOException {
        List<Wire> open = new ArrayList<>();
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            open.add(new Wire(site.port()));
            open.get(i).send("GET " + click() + " HTTP/1.1\r\nHost: t.example\r\n\r\n");
            open.get(i).readHead();
        }
        try (Wire oneTooMany = new Wire(site.port())) {
            assertThat(oneTooMany.readAll()).isEmpty();
        }
        for (Wire wire : open) {
            wire.close();
        }
        await().untilAsserted(() -> assertThat(Wire.get(site.port(), click())).startsWith("HTTP/1.1 302 "));
    }

    @Test
    void theBodyOfAPostIsNotWaitedFor() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send("POST " + site.bob().unsubscribe() + " HTTP/1.1\r\nHost: t.example\r\nContent-Length: 10000000\r\n\r\n");
            assertThat(wire.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aPostOfTenMegabytesIsAnswered() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send("POST " + site.bob().unsubscribe() + " HTTP/1.1\r\nHost: t.example\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(10_000_000));
            assertThat(wire.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws IOException {
        try (Wire wire = new Wire(site.port())) {
            wire.send("POST " + site.bob().unsubscribe() + " HTTP/1.1\r\nHost: t.example\r\nTransfer-Encoding: chunked\r\n\r\n");
            await().atMost(Duration.ofSeconds(8)).pollInterval(Duration.ofMillis(200)).until(() -> isCutOffInBody(wire));
        }
    }

    private static boolean isCutOffInBody(Wire wire) {
        try {
            wire.send("1\r\nx\r\n");
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
