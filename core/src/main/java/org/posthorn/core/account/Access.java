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
 */
public record Access(List<IpRange> allowedIps, int maxSessions, Set<Mechanism> mechanisms) {
    public Access {
        allowedIps = List.copyOf(allowedIps);
        mechanisms = Collections.unmodifiableSet(EnumSet.copyOf(mechanisms));
    }

    /** Whether a client at that address may log in by that mechanism. */
    public boolean admits(InetAddress client, Mechanism mechanism) {
        return mechanisms.contains(mechanism) && (allowedIps.isEmpty() || allowedIps.stream().anyMatch(range -> range.contains(client)));
    }

    public Access withAllowedIps(IpRange... ranges) {
        return new Access(List.of(ranges), maxSessions, mechanisms);
    }

    public Access withMaxSessions(int count) {
        return new Access(allowedIps, count, mechanisms);
    }

    public Access withMechanisms(Set<Mechanism> some) {
        return new Access(allowedIps, maxSessions, some);
    }
}
