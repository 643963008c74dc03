package org.posthorn.core.account;

import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.posthorn.core.address.IpRange;

/**
 * Who may log in to an account, and how.
 *
 * @param allowedIps where clients may come from; empty for anywhere
 * @param maxSessions sessions at once at most, on each node
 * @param mechanisms what AUTH may be done with, where the listener offers it
 * @param trustedIps where clients may submit from without AUTH, on a listener that has a trust zone
 * @param allowPlaintextFrom where clients may log in and submit from without TLS, on a listener that allows it
 */
public record Access(List<IpRange> allowedIps, int maxSessions, Set<Mechanism> mechanisms, List<IpRange> trustedIps, List<IpRange> allowPlaintextFrom) {
    public Access {
        allowedIps = List.copyOf(allowedIps);
        trustedIps = List.copyOf(trustedIps);
        allowPlaintextFrom = List.copyOf(allowPlaintextFrom);
        mechanisms = Collections.unmodifiableSet(EnumSet.copyOf(mechanisms));
    }

    /** Whether a client at that address may log in by that mechanism. */
    public boolean admits(InetAddress client, Mechanism mechanism) {
        return mechanisms.contains(mechanism) && (allowedIps.isEmpty() || contains(allowedIps, client));
    }

    /** Whether a client at that address need not log in. */
    public boolean trusts(InetAddress client) {
        return contains(trustedIps, client);
    }

    /** Whether a client at that address may do without TLS. */
    public boolean allowsPlaintextFrom(InetAddress client) {
        return contains(allowPlaintextFrom, client);
    }

    private static boolean contains(List<IpRange> ranges, InetAddress client) {
        return ranges.stream().anyMatch(range -> range.contains(client));
    }

    public Access withAllowedIps(IpRange... ranges) {
        return new Access(List.of(ranges), maxSessions, mechanisms, trustedIps, allowPlaintextFrom);
    }

    public Access withMaxSessions(int count) {
        return new Access(allowedIps, count, mechanisms, trustedIps, allowPlaintextFrom);
    }

    public Access withMechanisms(Set<Mechanism> some) {
        return new Access(allowedIps, maxSessions, some, trustedIps, allowPlaintextFrom);
    }

    public Access withTrustedIps(IpRange... ranges) {
        return new Access(allowedIps, maxSessions, mechanisms, List.of(ranges), allowPlaintextFrom);
    }

    public Access withPlaintextFrom(IpRange... ranges) {
        return new Access(allowedIps, maxSessions, mechanisms, trustedIps, List.of(ranges));
    }
}
