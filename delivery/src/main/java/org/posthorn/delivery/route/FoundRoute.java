package org.posthorn.delivery.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What may be remembered of a domain.
 *
 * @param ranks the targets by preference, the most wanted first; empty if there are none
 * @param nowhere why there are none; null if there are some
 * @param ttl how long to remember it
 */
record FoundRoute(List<List<Target>> ranks, Route.Nowhere nowhere, Duration ttl) {
    private static final Duration NEGATIVE_TTL = Duration.ofMinutes(1);
    /** A name server that did not answer may do so soon; long enough that a campaign does not ask it for each message. */
    private static final Duration FAILURE_TTL = Duration.ofSeconds(10);
    private static final int MAX_TARGETS = 10;

    static FoundRoute none(boolean permanent, String status, String text) {
        return new FoundRoute(List.of(), new Route.Nowhere(permanent, status, text), permanent ? NEGATIVE_TTL : FAILURE_TTL);
    }

    /** The route for one message: targets of equal preference in random order (RFC 5321 section 5.1), ten at most. */
    Route shuffled() {
        if (nowhere != null) {
            return nowhere;
        }
        List<Target> targets = new ArrayList<>();
        for (List<Target> rank : ranks) {
            List<Target> shuffled = new ArrayList<>(rank);
            Collections.shuffle(shuffled);
            targets.addAll(shuffled);
        }
        return new Route.Via(targets.size() > MAX_TARGETS ? targets.subList(0, MAX_TARGETS) : targets);
    }
}
