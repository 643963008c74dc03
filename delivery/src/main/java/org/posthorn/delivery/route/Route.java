package org.posthorn.delivery.route;

import java.util.List;

/** Where mail for a domain goes. */
public sealed interface Route {

    /**
     * The servers of the domain.
     *
     * @param targets in the order in which to try them; never empty
     */
    record Via(List<Target> targets) implements Route {
        public Via {
            targets = List.copyOf(targets);
        }
    }

    /**
     * The domain cannot be mailed, or not now.
     *
     * @param permanent whether trying again is of no use
     * @param status enhanced status code (RFC 3463)
     * @param text why, for people
     */
    record Nowhere(boolean permanent, String status, String text) implements Route {
    }
}
