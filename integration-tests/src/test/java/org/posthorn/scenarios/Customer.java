package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/**
 * An account with a credential and a sending domain on a running server, and what a customer does with it.
 *
 * @param server where
 * @param sink   where its mail ends up
 * @param id     the account's; its user has the same name
 */
record Customer(PosthornServer server, MockMx sink, String id) {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String PASSWORD = "correct-horse-battery";
    private static final Pattern QUEUED = Pattern.compile("250 2\\.0\\.0 ([0-9A-HJKMNP-TV-Z]{26}) queued");

    /** A new one with these settings, as JSON. */
    static Customer signUp(PosthornServer server, MockMx sink, String id, String settings) throws IOException {
        Customer customer = new Customer(server, sink, id);
        customer.admin().createAccount(id, settings);
        customer.admin().createCredential(id, id, PASSWORD);
        customer.admin().createDomain(id, customer.domain());
        return customer;
    }

    static Customer signUp(PosthornServer server, MockMx sink, String id) throws IOException {
        return signUp(server, sink, id, "{}");
    }

    String domain() {
        return "news." + id + ".example";
    }

    String sender() {
        return "newsletter@" + domain();
    }

    AdminApi admin() throws IOException {
        return server.admin();
    }

    /** In plaintext, greeted and EHLO'd. */
    SmtpClient connect(String listener) throws IOException {
        SmtpClient client = SmtpClient.connect("127.0.0.1", server.port(listener));
        client.send("EHLO client.test");
        return client;
    }

    /** Likewise, then with TLS, and EHLO'd again. */
    SmtpClient connectWithTls(String listener) throws IOException {
        SmtpClient client = connect(listener);
        client.startTls();
        client.send("EHLO client.test");
        return client;
    }

    SmtpClient logIn() throws IOException {
        return SmtpClient.connect("127.0.0.1", server.port("submission")).logIn(id, PASSWORD);
    }

    /** One message in a session of its own. Answers its id. */
    String submit(String... recipients) throws IOException {
        return submitMessage(message(String.join(", ", recipients)), recipients);
    }

    String submitMessage(String message, String... recipients) throws IOException {
        try (SmtpClient client = logIn()) {
            return queuedId(client.sendMessage(sender(), List.of(recipients), message.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Fails when the reply is not the one of RFC 5321 and the interface to a message that was taken. */
    static String queuedId(SmtpReply reply) {
        Matcher queued = QUEUED.matcher(reply.text());
        assertThat(queued.matches()).as(reply.text()).isTrue();
        return queued.group(1);
    }

    String message(String to) {
        return """
                From: News <%s>
                To: %s
                Subject: The news
                Date: Sat, 21 Nov 2026 21:00:00 +0000
                Message-ID: <%s@%s>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii

                The news of today, for %s.
                """.formatted(sender(), to, Integer.toHexString(to.hashCode()), domain(), to).replace("\n", "\r\n");
    }

    /** All that match, in order; the query is as in {@code type=bounced&recipient=a@b.example}, or empty. */
    List<JsonNode> events(String query) {
        try {
            return admin().events(id, query);
        } catch (IOException e) {
            throw new AssertionError("The events cannot be read", e);
        }
    }

    List<String> eventTypes(String recipient) {
        return events("recipient=" + AdminApi.encode(recipient)).stream().map(event -> event.path("type").asText()).toList();
    }

    /** The first of this type for this recipient. */
    JsonNode awaitEvent(String type, String recipient) {
        return awaitEvents(type, recipient, 1).get(0);
    }

    List<JsonNode> awaitEvents(String type, String recipient, int count) {
        String query = "type=" + type + "&recipient=" + AdminApi.encode(recipient);
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).alias(type + " for " + recipient)
                .until(() -> events(query), events -> events.size() >= count);
    }

    /** Waits until every message that came in so far has been through the pipeline. */
    void awaitEmptySpool() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> admin().get("/mailQueues/spool").orThrow().json().path("size").asInt(-1) == 0);
    }

    List<String> suppressed() throws IOException {
        return admin().pages("/relay/accounts/" + id + "/suppressions?limit=1000").stream().map(entry -> entry.path("address").asText()).toList();
    }
}
