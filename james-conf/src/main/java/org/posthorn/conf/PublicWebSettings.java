package org.posthorn.conf;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What posthorn.properties says of the public web server.
 *
 * @param bind address and port to listen on
 * @param url where recipients reach it, without a path; empty for this host and port
 * @param certificates PEM file below the home; empty for plain HTTP
 * @param privateKey PEM file below the home
 * @param unsubscribePage the operator's own page, below the home
 * @param maxConnections connections at once
 * @param timeout what a request may take, and how long a connection may be idle
 */
public record PublicWebSettings(String bind, Optional<URI> url, Optional<String> certificates, Optional<String> privateKey,
                                Optional<String> unsubscribePage, int maxConnections, Duration timeout) {
    private static final Value URL = new Value("a URL without a path, as in https://links.example.com",
        text -> text.matches("(?i)https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?"));

    static PublicWebSettings read(PropertiesFile properties) {
        properties.check("webBind", Value.ADDRESS_AND_PORT);
        properties.check("webUrl", URL);
        properties.check("webCertificates", Value.TEXT);
        properties.check("webPrivateKey", Value.TEXT);
        properties.check("unsubscribePage", Value.TEXT);
        Optional<String> certificates = properties.text("webCertificates");
        Optional<String> privateKey = properties.text("webPrivateKey");
        if (certificates.isPresent() != privateKey.isPresent()) {
            properties.wrong(certificates.isPresent() ? "webCertificates" : "webPrivateKey", "webCertificates and webPrivateKey go together");
        }
        return new PublicWebSettings(properties.text("webBind").orElse("0.0.0.0:8080"),
            properties.text("webUrl").flatMap(text -> URL.mistakeIn(text).isPresent() ? Optional.empty() : Optional.of(URI.create(text))), certificates,
            privateKey, properties.text("unsubscribePage"), properties.number("webConnections", 10_000, Value.atLeast(1)),
            PosthornSettings.time(properties, "webTimeout", "20s"));
    }
}
