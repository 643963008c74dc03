package org.posthorn.core.admission;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bans in memory, for tests. */
public final class MemoryBanStore implements BanStore {
    private final Map<String, Ban> bans = new TreeMap<>();

    @Override
    public synchronized List<Ban> list() {
        return List.copyOf(bans.values());
    }

    @Override
    public synchronized void put(Ban ban) {
        bans.put(ban.ip(), ban);
    }

    @Override
    public synchronized boolean remove(String ip) {
        return bans.remove(ip) != null;
    }
}
