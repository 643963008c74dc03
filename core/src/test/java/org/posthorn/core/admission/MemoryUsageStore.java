package org.posthorn.core.admission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The usage of quotas in memory, for tests. */
public final class MemoryUsageStore implements UsageStore {
    private final Map<String, Count> counts = new TreeMap<>();

    @Override
    public synchronized List<Count> list() {
        return List.copyOf(counts.values());
    }

    @Override
    public synchronized void put(Collection<Count> some) {
        some.forEach(count -> counts.put(count.account() + " " + count.period(), count));
    }
}
