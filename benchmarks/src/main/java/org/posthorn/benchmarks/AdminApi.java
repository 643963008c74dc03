package org.posthorn.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The few calls of Posthorn's administration that a benchmark needs. */
final class AdminApi {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    AdminApi(int port, String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** @throws IOException when the answer is not 2xx */
    void put(String path, String json) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
