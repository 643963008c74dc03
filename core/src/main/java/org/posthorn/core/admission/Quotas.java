package org.posthorn.core.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.Period;

/**
 * Counts what accounts send against their quotas, on this node. Counting touches memory alone; {@link #save} writes what has changed since it was
 * last called, so that a crash forgets at most what was sent in between, and then lets so many more through.
 */
public final class Quotas {
    private final UsageStore store;
    private final Clock clock;
    private final Map<String, Map<Period, UsageStore.Count>> counts = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** Reads what was saved. */
    public Quotas(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.list().forEach(count -> of(count.account()).put(count.period(), count));
    }

    /** What keeps the account from sending so many more now, if anything does: of all limits that do, the one that lasts longest. */
    public synchronized Optional<Usage> obstacle(Account account, long more) {
        Instant now = clock.instant();
        Optional<Usage> last = Optional.empty();
        for (Map.Entry<Period, Long> quota : account.limits().quotas().entrySet()) {
            if (used(account.id(), quota.getKey(), now) + more > quota.getValue()) {
                last = Optional.of(usage(account.id(), quota.getKey(), now));
            }
        }
        return last;
    }

    /** Counts so many, unless that is over a limit; then nothing is counted, and the limit is answered. */
    public synchronized Optional<Usage> take(Account account, long count) {
        Optional<Usage> obstacle = obstacle(account, count);
        if (obstacle.isEmpty()) {
            Instant now = clock.instant();
            for (Period period : Period.values()) {
                of(account.id()).put(period, new UsageStore.Count(account.id(), period, period.start(now), used(account.id(), period, now) + count));
            }
            changed.add(account.id());
        }
        return obstacle;
    }

    /** What an account has used, of every period. */
    public synchronized List<Usage> usage(String account) {
        Instant now = clock.instant();
        List<Usage> usage = new ArrayList<>();
        for (Period period : Period.values()) {
            usage.add(usage(account, period, now));
        }
        return usage;
    }

    /** Writes what has changed, if anything has; after a failure it is written the next time. */
    public void save() {
        Set<String> saving = takeChanged();
        if (saving.isEmpty()) {
            return;
        }
        try {
            store.put(countsOf(saving));
        } catch (RuntimeException e) {
            giveBack(saving);
            throw e;
        }
    }

    private synchronized Set<String> takeChanged() {
        Set<String> taken = new HashSet<>(changed);
        changed.clear();
        return taken;
    }

    private synchronized void giveBack(Set<String> unsaved) {
        changed.addAll(unsaved);
    }

    private synchronized List<UsageStore.Count> countsOf(Set<String> accounts) {
        return accounts.stream().flatMap(account -> of(account).values().stream()).toList();
    }

    private Usage usage(String account, Period period, Instant now) {
        return new Usage(period, used(account, period, now), period.end(now));
    }

    private long used(String account, Period period, Instant now) {
        Map<Period, UsageStore.Count> known = counts.get(account);
        UsageStore.Count count = known == null ? null : known.get(period);
        return count == null || count.start().isBefore(period.start(now)) ? 0 : count.used();
    }

    private Map<Period, UsageStore.Count> of(String account) {
        return counts.computeIfAbsent(account, id -> new EnumMap<>(Period.class));
    }
}
