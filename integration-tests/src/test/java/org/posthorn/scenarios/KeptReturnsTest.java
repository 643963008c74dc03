package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;

/** What came back and nobody took is kept, but no more of it than the operator wants. */
class KeptReturnsTest {
    @TempDir
    private Path home;

    private static List<String> kept(PosthornServer server) throws IOException {
        List<String> names = new ArrayList<>();
        JsonNode mails = server.admin().get("/mailRepositories/var%2Fmail%2Freturns/mails").orThrow().json();
        mails.forEach(name -> names.add(name.asText()));
        names.sort(null);
        return names;
    }

    @Test
    void ofTooManyTheOldestGoAtTheNextStart() throws IOException {
        try (MockMx sink = MockMx.start(); PosthornServer server = PosthornServer.start(Homes.with(home, "returnsKept=2").route(sink))) {
            Customer customer = Customer.signUp(server, sink, "kept");
            for (int i = 0; i < 3; i++) {
                Return.send(customer, "someone@spam.example", "postmaster@bounce." + customer.domain(), "Subject: buy " + i + "\r\n\r\nnow\r\n");
            }
            customer.awaitEmptySpool();
            List<String> all = kept(server);
            assertThat(all).hasSize(3);

            server.restart();

            await().atMost(Customer.PATIENCE).untilAsserted(() -> assertThat(kept(server)).isEqualTo(all.subList(1, 3)));
        }
    }
}
