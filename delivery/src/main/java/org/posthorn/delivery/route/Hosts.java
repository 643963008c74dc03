package org.posthorn.delivery.route;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Finds the addresses of a mail server, IPv4 before IPv6. */
final class Hosts {
    private final Dns dns;
    private final Predicate<InetAddress> usable;
    private final int port;

    /**
     * @param usable which addresses this machine can reach
     * @param port where mail servers listen
     */
    Hosts(Dns dns, Predicate<InetAddress> usable, int port) {
        this.dns = dns;
        this.usable = usable;
        this.port = port;
    }

    /**
     * A host's addresses.
     *
     * @param targets empty if it has none
     * @param failed whether there may be some that could not be asked for
     * @param ttl how long this holds
     */
    record Found(List<Target> targets, boolean failed, Duration ttl) {
    }

    CompletableFuture<Found> find(String host) {
        return dns.ask(host, Type.A).thenCombine(dns.ask(host, Type.AAAA), (four, six) -> found(host, List.of(four, six)));
    }

    Target target(String host, InetAddress address) {
        return new Target(host, new InetSocketAddress(address, port));
    }

    private Found found(String host, List<DnsAnswer> answers) {
        List<Target> targets = new ArrayList<>();
        Duration ttl = MxRouter.MAX_TTL;
        boolean failed = false;
        for (DnsAnswer answer : answers) {
            failed |= answer instanceof DnsAnswer.Failed;
            if (answer instanceof DnsAnswer.Found found && !found.records().isEmpty()) {
                found.records().stream().map(Hosts::address).filter(usable).forEach(address -> targets.add(target(host, address)));
                ttl = ttl.compareTo(found.ttl()) < 0 ? ttl : found.ttl();
            }
        }
        return new Found(targets, failed, ttl);
    }

    private static InetAddress address(Record record) {
        return record instanceof ARecord four ? four.getAddress() : ((AAAARecord) record).getAddress();
    }
}
