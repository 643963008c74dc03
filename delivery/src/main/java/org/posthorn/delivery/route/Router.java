package org.posthorn.delivery.route;

import java.util.concurrent.CompletableFuture;

/** Finds the servers of a recipient's domain. */
@FunctionalInterface
public interface Router {
    /**
     * Finds them without blocking; the future never ends exceptionally.
     *
     * @param domain in lower case, or an address literal with its brackets
     */
    CompletableFuture<Route> route(String domain);
}
