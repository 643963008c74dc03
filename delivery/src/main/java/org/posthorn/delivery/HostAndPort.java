package org.posthorn.delivery;

import java.net.InetSocketAddress;

/**
 * A server as an operator writes it: {@code host:port}, an IPv6 address in brackets.
 *
 * @param host a name or an address, without brackets
 * @param port from 1 to 65535
 */
public record HostAndPort(String host, int port) {
    private static final int MAX_PORT = 65535;

    public HostAndPort {
        if (host.isEmpty() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("Expected host:port, with a port from 1 to " + MAX_PORT);
        }
    }

    /** Reads it strictly; throws {@link IllegalArgumentException} with what was expected. */
    public static HostAndPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("Expected host:port, found " + text);
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new HostAndPort(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** Looks the name up with the operating system's means; blocks, and may be left unresolved. */
    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }
}
