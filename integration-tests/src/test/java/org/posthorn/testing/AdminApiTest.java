package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminApiTest {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer http;
    private AdminApi api;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
        api = new AdminApi("http://127.0.0.1:" + http.getAddress().getPort(), "secret");
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean first = !exchange.getRequestURI().toString().contains("after");
            byte[] reply = (first ? "{\"items\":[1,2],\"next\":\"a b\"}" : "{\"items\":[3],\"next\":null}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    @Test
    void sendsThePasswordOfACredentialAsJson() throws IOException {
        api.createCredential("acme", "a b@c", "pass\"word");
        assertThat(requests).containsExactly("PUT /relay/accounts/acme/credentials/a%20b%40c {\"password\":\"pass\\\"word\"}");
    }

    @Test
    void readsEventsPageAfterPage() throws IOException {
        assertThat(api.events("acme", "type=bounced")).map(Object::toString).containsExactly("1", "2", "3");
    }

    @Test
    void handsRefusalsBack() throws IOException {
        AdminApi stranger = new AdminApi("http://127.0.0.1:" + http.getAddress().getPort(), "");
        assertThat(stranger.get("/relay/accounts").status()).isEqualTo(401);
    }

    @Test
    void namesTheRefusalWhenSuccessWasExpected() {
        AdminApi stranger = new AdminApi("http://127.0.0.1:" + http.getAddress().getPort(), "wrong");
        assertThatThrownBy(() -> stranger.createAccount("acme", "{}")).hasMessageContaining("401");
    }
}
