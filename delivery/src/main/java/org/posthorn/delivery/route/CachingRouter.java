package org.posthorn.delivery.route;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

/** Remembers the routes of an {@link MxRouter} for as long as they hold; domains asked for at the same time share one look-up. */
public final class CachingRouter implements Router {
    private static final int MAX_DOMAINS = 100_000;
    private final AsyncLoadingCache<String, FoundRoute> routes;

    public CachingRouter(MxRouter router, Executor executor) {
        this.routes = Caffeine.newBuilder().maximumSize(MAX_DOMAINS).executor(executor).expireAfter(new TimeToLive())
            .buildAsync((domain, any) -> router.find(domain));
    }

    @Override
    public CompletableFuture<Route> route(String domain) {
        return routes.get(domain).thenApply(FoundRoute::shuffled);
    }

    private static final class TimeToLive implements Expiry<String, FoundRoute> {
        @Override
        public long expireAfterCreate(String domain, FoundRoute found, long now) {
            return nanos(found.ttl());
        }

        @Override
        public long expireAfterUpdate(String domain, FoundRoute found, long now, long left) {
            return nanos(found.ttl());
        }

        @Override
        public long expireAfterRead(String domain, FoundRoute found, long now, long left) {
            return left;
        }

        private static long nanos(Duration ttl) {
            return ttl.toNanos();
        }
    }
}
