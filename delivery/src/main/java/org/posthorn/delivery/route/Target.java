package org.posthorn.delivery.route;

import java.net.InetSocketAddress;

/**
 * A server to try.
 *
 * @param host its name; its address where it has none
 * @param address where to connect to; resolved
 */
public record Target(String host, InetSocketAddress address) {
    public String ip() {
        return address.getAddress().getHostAddress();
    }
}
