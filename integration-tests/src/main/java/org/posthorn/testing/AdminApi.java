package org.posthorn.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * WebAdmin's REST with a bearer token. Paths start with a slash and go out as they are ({@link #encode} a segment that needs it);
 * every answer comes back, refusals too.
 */
public final class AdminApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
    private final String base;
    private final String token;

    /** With an empty token no Authorization is sent. */
    public AdminApi(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * What the server said.
     *
     * @param status HTTP status
     * @param text   the body
     */
    public record Answer(int status, String text) {
        /** The body as JSON; a missing node when there is none. Throws IllegalStateException when it is something else. */
        public JsonNode json() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException("Not JSON: " + this, e);
            }
        }

        /** Itself, when the status is 2xx. Throws IllegalStateException with the body otherwise. */
        public Answer orThrow() {
            if (status / 100 != 2) {
                throw new IllegalStateException("Refused: " + this);
            }
            return this;
        }
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, "", "application/json");
    }

    /** As another type than JSON, such as {@code text/csv}. */
    public Answer get(String path, String accept) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept).GET());
    }

    public Answer put(String path, String json) throws IOException {
        return send("PUT", path, json, "application/json");
    }

    public Answer post(String path, String json) throws IOException {
        return send("POST", path, json, "application/json");
    }

    /** A body of another type than JSON, as {@code message/rfc822}. */
    public Answer post(String path, String body, String contentType) throws IOException {
        return send("POST", path, body, contentType);
    }

    public Answer delete(String path) throws IOException {
        return send("DELETE", path, "", "application/json");
    }

    public void createAccount(String account, String json) throws IOException {
        put("/relay/accounts/" + encode(account), json).orThrow();
    }

    public void createCredential(String account, String user, String password) throws IOException {
        put("/relay/accounts/" + encode(account) + "/credentials/" + encode(user), JSON.writeValueAsString(Map.of("password", password))).orThrow();
    }

    public JsonNode createDomain(String account, String domain) throws IOException {
        return put("/relay/accounts/" + encode(account) + "/domains/" + encode(domain), "{}").orThrow().json();
    }

    /** All events of the account that match, page after page; the query is as in {@code type=bounced&recipient=a@b.example}, or empty. */
    public List<JsonNode> events(String account, String query) throws IOException {
        return pages("/relay/accounts/" + encode(account) + "/events?" + query);
    }

    /** Every item of a list that pages; the path carries a query, if an empty one. */
    public List<JsonNode> pages(String path) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(path + after).orThrow().json();
            page.path("items").forEach(items::add);
            after = page.path("next").isValueNode() && !page.path("next").isNull() ? "&after=" + encode(page.path("next").asText()) : "";
        } while (!after.isEmpty());
        return items;
    }

    /** A JSON object. Throws IllegalArgumentException when the text is something else. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException | ClassCastException e) {
            throw new IllegalArgumentException("No JSON object: " + json, e);
        }
    }

    /** The message and its recipients' history. */
    public JsonNode message(String id) throws IOException {
        return get("/relay/messages/" + encode(id)).orThrow().json();
    }

    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, String body, String contentType) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(request);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer", e);
        }
    }
}
