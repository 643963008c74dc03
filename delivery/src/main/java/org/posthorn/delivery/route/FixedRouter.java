package org.posthorn.delivery.route;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.posthorn.delivery.HostAndPort;

/** Sends everything to one server, whatever the DNS says. */
public final class FixedRouter implements Router {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private final HostAndPort server;
    private final AsyncLoadingCache<HostAndPort, Route> resolved;

    /**
     * @param server looked up anew from time to time, with the operating system's means
     * @param executor may block
     */
    public FixedRouter(HostAndPort server, Executor executor) {
        this.server = server;
        this.resolved = Caffeine.newBuilder().maximumSize(1).executor(executor).expireAfterWrite(REMEMBERED).buildAsync(FixedRouter::lookUp);
    }

    @Override
    public CompletableFuture<Route> route(String domain) {
        return resolved.get(server);
    }

    private static Route lookUp(HostAndPort server) {
        InetSocketAddress address = server.resolve();
        if (address.isUnresolved()) {
            return new Route.Nowhere(false, "4.4.3", "The fixed route's host is unknown: " + server.host());
        }
        return new Route.Via(List.of(new Target(server.host(), address)));
    }
}
