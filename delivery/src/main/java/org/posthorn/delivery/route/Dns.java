package org.posthorn.delivery.route;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

import org.posthorn.delivery.HostAndPort;

/** Asks the DNS; follows a bounded number of aliases. Keeps nothing: the router caches whole routes. */
public final class Dns {
    private static final Duration NEGATIVE_TTL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_ALIASES = 8;
    private final LookupSession session;

    /** Asks that resolver; answers arrive on that executor. */
    public Dns(Resolver resolver, Executor executor) {
        this.session = LookupSession.builder().resolver(resolver).executor(executor).maxRedirects(MAX_ALIASES).build();
    }

    /** The resolvers that the operating system is set up with. */
    public static Resolver systemResolver() {
        return new ExtendedResolver();
    }

    /** One resolver, asked up to three times. */
    public static Resolver resolver(HostAndPort server) {
        SimpleResolver resolver = new SimpleResolver(server.resolve());
        resolver.setTimeout(PATIENCE);
        return new ExtendedResolver(new Resolver[] {resolver});
    }

    /** Never ends exceptionally. */
    CompletableFuture<DnsAnswer> ask(String name, int type) {
        try {
            return session.lookupAsync(Name.fromString(name, Name.root), type).toCompletableFuture().handle(Dns::answer);
        } catch (TextParseException e) {
            return CompletableFuture.completedFuture(new DnsAnswer.NoSuchName());
        }
    }

    private static DnsAnswer answer(LookupResult result, Throwable failure) {
        if (failure == null) {
            return found(result.getRecords());
        }
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NoSuchDomainException) {
            return new DnsAnswer.NoSuchName();
        }
        return cause instanceof NoSuchRRSetException ? found(List.of()) : new DnsAnswer.Failed(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static DnsAnswer found(List<Record> records) {
        Duration ttl = records.stream().map(record -> Duration.ofSeconds(record.getTTL())).min(Duration::compareTo).orElse(NEGATIVE_TTL);
        return new DnsAnswer.Found(records, ttl);
    }
}
