package org.posthorn.core.admission;

import java.net.InetAddress;

import org.posthorn.core.address.IpRange;

/** What a client is counted and banned by: its IPv4 address, or its IPv6 network of 64 bits, within which it can take any address it likes. */
public final class ClientKey {
    private static final int IPV6_PREFIX = 64;

    private ClientKey() {
    }

    public static String of(InetAddress client) {
        return IpRange.text(client.getAddress().length == 4 ? client : IpRange.around(client, IPV6_PREFIX).network());
    }
}
