package org.posthorn.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the public web server is run.
 *
 * @param address the address to listen on
 * @param port 0 for any free one
 * @param tls absent for plain HTTP, as behind a proxy that ends TLS
 * @param maxConnections at once; further ones are closed
 * @param patience what a request may take from its first octet to its answer, and how long a connection may be idle
 */
public record WebSettings(String address, int port, Optional<Tls> tls, int maxConnections, Duration patience) {
    /**
     * PEM files.
     *
     * @param certificates the certificate, and those above it
     */
    public record Tls(Path certificates, Path privateKey) {
    }
}
