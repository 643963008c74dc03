package org.posthorn.core.admission;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.posthorn.core.account.Period;

/** What accounts have used of their quotas, as far as it was saved. */
public interface UsageStore {
    /**
     * A counter.
     *
     * @param start when the period began
     */
    record Count(String account, Period period, Instant start, long used) {
    }

    List<Count> list();

    /** Adds or replaces, all at once; of each account and period the last put is kept. Durable when it returns. */
    void put(Collection<Count> counts);
}
