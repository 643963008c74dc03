package org.posthorn.core.event;

/**
 * The remote server of a delivery attempt.
 *
 * @param host the MX's name, or its address where it has none; null if unknown
 * @param ip the address connected to; null if unknown
 * @param tls the TLS protocol's name, such as {@code TLSv1.3}; null on a plain connection
 */
public record Remote(String host, String ip, String tls) {
}
