package org.posthorn.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.posthorn.testing.Received;

/**
 * A recipient with a delivered copy, and what a mail client does with it over HTTP. It follows no redirects.
 *
 * @param copy the mail
 * @param port the web server's on 127.0.0.1, whatever name the URLs have
 */
record Visitor(Received copy, int port) {
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern TRACKED = Pattern.compile("http://[a-z0-9.]+:[0-9]+(/[cou]/[A-Za-z0-9_-]+)");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

    /** The paths of the tracked URLs in the copy's body. */
    List<String> paths(String kind) {
        return TRACKED.matcher(copy.body()).results().map(url -> url.group(1)).filter(path -> path.startsWith("/" + kind + "/")).toList();
    }

    String click(int link) {
        return paths("c").get(link);
    }

    String image() {
        return paths("o").get(0);
    }

    /** The path of the URL in List-Unsubscribe. */
    String unsubscribe() {
        return TRACKED.matcher(copy.header("List-Unsubscribe").orElseThrow()).results().findFirst().orElseThrow().group(1);
    }

    HttpResponse<String> get(String path, String... fields) throws IOException {
        return send(request(path, fields).GET());
    }

    HttpResponse<String> head(String path) throws IOException {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    /** As RFC 8058 has it. */
    HttpResponse<String> oneClick() throws IOException {
        return send(request(unsubscribe(), "Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private HttpRequest.Builder request(String path, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(TIMEOUT)
            .setHeader("User-Agent", FIREFOX);
        for (int i = 0; i < fields.length; i += 2) {
            request.setHeader(fields[i], fields[i + 1]);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer", e);
        }
    }
}
