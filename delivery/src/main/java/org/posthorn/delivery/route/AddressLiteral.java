package org.posthorn.delivery.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import org.xbill.DNS.Address;

/** Domains that are addresses: {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]} (RFC 5321 section 4.1.3). */
final class AddressLiteral {
    private static final String IPV6_TAG = "ipv6:";

    private AddressLiteral() {
    }

    static boolean is(String domain) {
        return domain.startsWith("[") && domain.endsWith("]");
    }

    /** The address; empty if the brackets hold none. Looks nothing up. */
    static Optional<InetAddress> parse(String domain) {
        String inside = domain.substring(1, domain.length() - 1);
        boolean six = inside.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length());
        int family = six ? Address.IPv6 : Address.IPv4;
        byte[] bytes = Address.toByteArray(six ? inside.substring(IPV6_TAG.length()) : inside, family);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The parser gave an address of a wrong length", e);
        }
    }
}
