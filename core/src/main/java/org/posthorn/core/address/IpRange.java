package org.posthorn.core.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 network in CIDR form (RFC 4632, RFC 4291), or one address. Names are never looked up. An IPv4-mapped IPv6 address counts as IPv4.
 *
 * @param network its first address
 * @param prefix how many leading bits are the network's
 */
public record IpRange(InetAddress network, int prefix) {
    public static final String FORM = "an IPv4 or IPv6 address, or a network like 192.0.2.0/24 whose host bits are 0";
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:" + OCTET + "(?:\\." + OCTET + "){3})?");

    /** Empty unless the text has {@link #FORM}. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        return address.flatMap(known -> {
            int bits = known.getAddress().length * Byte.SIZE;
            String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
            return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits
                ? Optional.of(around(known, Integer.parseInt(prefix))).filter(range -> range.network().equals(known))
                : Optional.empty();
        });
    }

    /** An address written as one. */
    public static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The network of so many bits that an address is in. */
    public static IpRange around(InetAddress address, int prefix) {
        byte[] octets = address.getAddress();
        for (int bit = prefix; bit < octets.length * Byte.SIZE; bit++) {
            octets[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return new IpRange(InetAddress.getByAddress(octets), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address keeps its length", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == network.getAddress().length && Arrays.equals(around(address, prefix).network().getAddress(), network.getAddress());
    }

    /** As {@link #parse} reads it: IPv6 as RFC 5952 has it, no prefix for a single address. */
    public String text() {
        String address = text(network);
        return prefix == network.getAddress().length * Byte.SIZE ? address : address + "/" + prefix;
    }

    /** IPv4 with dots, IPv6 as RFC 5952 has it. */
    public static String text(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return address.getHostAddress();
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (octets[2 * i] & 0xFF) << 8 | octets[2 * i + 1] & 0xFF;
        }
        return text(groups);
    }

    private static String text(int[] groups) {
        int[] zeros = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Where the first longest run of two zero groups or more begins, and its length; -1 if there is none. */
    private static int[] longestZeros(int[] groups) {
        int[] longest = {-1, 1};
        for (int begin = 0; begin < groups.length; begin++) {
            int end = begin;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - begin > longest[1]) {
                longest = new int[] {begin, end - begin};
            }
        }
        return longest;
    }
}
