package org.posthorn.delivery.route;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.posthorn.delivery.HostAndPort;

/** Sends everything to one server, whatever the DNS says. */
public final class FixedRouter implements Router {
    private final HostAndPort server;
    private final Executor executor;

    /**
     * @param server looked up anew for each message; the JVM caches that
     * @param executor may block
     */
    public FixedRouter(HostAndPort server, Executor executor) {
        this.server = server;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Route> route(String domain) {
        return CompletableFuture.supplyAsync(this::lookUp, executor);
    }

    private Route lookUp() {
        InetSocketAddress address = server.resolve();
        if (address.isUnresolved()) {
            return new Route.Nowhere(false, "4.4.3", "The fixed route's host is unknown: " + server.host());
        }
        return new Route.Via(List.of(new Target(server.host(), address)));
    }
}
