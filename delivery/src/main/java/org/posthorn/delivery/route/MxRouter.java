package org.posthorn.delivery.route;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Finds a domain's servers by RFC 5321 section 5.1 and RFC 7505 (null MX). */
public final class MxRouter {
    static final Duration MAX_TTL = Duration.ofMinutes(5);
    private static final int MAX_HOSTS = 10;
    private final Dns dns;
    private final Hosts hosts;

    /**
     * @param usable which addresses this machine can reach
     * @param port where mail servers listen: 25
     */
    public MxRouter(Dns dns, Predicate<InetAddress> usable, int port) {
        this.dns = dns;
        this.hosts = new Hosts(dns, usable, port);
    }

    /** Never ends exceptionally. */
    CompletableFuture<FoundRoute> find(String domain) {
        if (AddressLiteral.is(domain)) {
            return CompletableFuture.completedFuture(literal(domain));
        }
        return dns.ask(domain, Type.MX).thenCompose(answer -> byMx(domain, answer));
    }

    private FoundRoute literal(String domain) {
        return AddressLiteral.parse(domain)
            .map(address -> new FoundRoute(List.of(List.of(hosts.target(domain, address))), null, MAX_TTL))
            .orElseGet(() -> FoundRoute.none(true, "5.1.2", "No such address: " + domain));
    }

    private CompletableFuture<FoundRoute> byMx(String domain, DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Found found) {
            return found.records().isEmpty() ? implicit(domain) : explicit(domain, found);
        }
        if (answer instanceof DnsAnswer.Failed failed) {
            return done(FoundRoute.none(false, "4.4.3", "The DNS gave no answer for " + domain + ": " + failed.why()));
        }
        return done(FoundRoute.none(true, "5.1.2", "No such domain: " + domain));
    }

    private CompletableFuture<FoundRoute> implicit(String domain) {
        return hosts.find(domain).thenApply(found -> {
            if (found.targets().isEmpty()) {
                return found.failed() ? noAddress(domain) : FoundRoute.none(true, "5.1.2", "The domain has neither MX nor address: " + domain);
            }
            return new FoundRoute(List.of(found.targets()), null, found.ttl());
        });
    }

    private CompletableFuture<FoundRoute> explicit(String domain, DnsAnswer.Found found) {
        List<MXRecord> all = found.records().stream().map(MXRecord.class::cast).toList();
        if (all.size() == 1 && all.get(0).getTarget().equals(Name.root)) {
            return done(FoundRoute.none(true, "5.1.10", "The domain takes no mail (null MX): " + domain));
        }
        List<MXRecord> wanted = all.stream().filter(mx -> !mx.getTarget().equals(Name.root))
            .sorted(Comparator.comparingInt(MXRecord::getPriority)).limit(MAX_HOSTS).toList();
        List<CompletableFuture<Hosts.Found>> lookups = wanted.stream().map(mx -> hosts.find(mx.getTarget().toString(true))).toList();
        return CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new))
            .thenApply(ready -> merge(domain, wanted, lookups.stream().map(CompletableFuture::join).toList(), found.ttl()));
    }

    private static FoundRoute merge(String domain, List<MXRecord> records, List<Hosts.Found> found, Duration mxTtl) {
        Map<Integer, List<Target>> ranks = new TreeMap<>();
        Duration ttl = mxTtl;
        for (int i = 0; i < records.size(); i++) {
            if (!found.get(i).targets().isEmpty()) {
                ranks.computeIfAbsent(records.get(i).getPriority(), any -> new ArrayList<>()).addAll(found.get(i).targets());
            }
            ttl = ttl.compareTo(found.get(i).ttl()) < 0 ? ttl : found.get(i).ttl();
        }
        if (ranks.isEmpty()) {
            boolean failed = found.stream().anyMatch(Hosts.Found::failed);
            return failed ? noAddress(domain) : FoundRoute.none(true, "5.4.4", "No MX of the domain has an address: " + domain);
        }
        return new FoundRoute(List.copyOf(ranks.values()), null, ttl);
    }

    private static FoundRoute noAddress(String domain) {
        return FoundRoute.none(false, "4.4.3", "The DNS gave no address of a server for " + domain);
    }

    private static CompletableFuture<FoundRoute> done(FoundRoute route) {
        return CompletableFuture.completedFuture(route);
    }
}
