package org.posthorn.core.delivery;

import java.time.Instant;

/** How the lease on a copy ends. */
public sealed interface Settlement {
    Outgoing copy();

    /** The copy leaves the queue. */
    record Done(Outgoing copy) implements Settlement {
    }

    /**
     * The copy stays and is due again later; counts one more attempt.
     *
     * @param due when; not after the copy's deadline
     */
    record Again(Outgoing copy, Instant due) implements Settlement {
    }

    /** The copy stays, is due at once, and no attempt is counted: it was taken but not tried. */
    record Release(Outgoing copy) implements Settlement {
    }
}
