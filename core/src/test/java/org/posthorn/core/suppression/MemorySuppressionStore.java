package org.posthorn.core.suppression;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.message.MessageCopy;

/** A suppression list in memory, for tests. */
public class MemorySuppressionStore implements SuppressionStore {
    private final Map<Key, Suppression> entries = new TreeMap<>();
    private final Map<Key, Count> counts = new HashMap<>();
    private final Map<String, Instant> charges = new HashMap<>();
    private final Clock clock;

    public MemorySuppressionStore(Clock clock) {
        this.clock = clock;
    }

    /** For tests in which no entry ends. */
    public MemorySuppressionStore() {
        this(Clock.systemUTC());
    }

    @Override
    public synchronized Optional<Suppression> find(String account, String address) {
        return get(account, address).or(() -> get(Suppression.EVERYONE, address));
    }

    @Override
    public synchronized Optional<Suppression> get(String account, String address) {
        return Optional.ofNullable(entries.get(Key.of(account, address))).filter(this::holds);
    }

    @Override
    public synchronized void put(Suppression suppression) {
        entries.put(Key.of(suppression.account(), suppression.address()), suppression);
    }

    @Override
    public synchronized int add(List<Suppression> added) {
        return (int) added.stream().filter(this::add).count();
    }

    private boolean add(Suppression entry) {
        boolean heavier = get(entry.account(), entry.address()).map(entry::outweighs).orElse(true);
        if (heavier) {
            put(entry);
        }
        return heavier;
    }

    @Override
    public synchronized boolean remove(String account, String address) {
        boolean held = get(account, address).isPresent();
        counts.remove(Key.of(account, address));
        entries.remove(Key.of(account, address));
        return held;
    }

    @Override
    public synchronized List<Suppression> list(String account, SuppressionFilter filter, Optional<String> after, int limit) {
        return entries.values().stream().filter(entry -> entry.account().equals(account)).filter(this::holds).filter(filter::takes)
            .filter(entry -> after.map(address -> entry.address().compareTo(address) > 0).orElse(true))
            .limit(limit).toList();
    }

    @Override
    public synchronized long count(String account, SuppressionFilter filter) {
        return list(account, filter, Optional.empty(), Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized long removeAll(String account, SuppressionFilter filter) {
        List<Suppression> taken = list(account, filter, Optional.empty(), Integer.MAX_VALUE);
        taken.forEach(entry -> remove(account, entry.address()));
        return taken.size();
    }

    @Override
    public synchronized Optional<Suppression> charge(Charge charge, BounceLimits limits) {
        if (charges.putIfAbsent(charge.id(), charge.time()) != null) {
            return Optional.empty();
        }
        Key key = Key.of(charge.account(), charge.address());
        if (Optional.ofNullable(entries.get(key)).filter(entry -> !holds(entry)).isPresent()) {
            remove(charge.account(), charge.address());
        }
        Count count = counts.computeIfAbsent(key, none -> new Count());
        boolean reached = charge.bounceClass() == BounceClass.HARD ? ++count.hard >= limits.hard() : count.soft(charge.copy()) >= limits.soft();
        return Optional.of(charge.suppression(limits)).filter(due -> reached && add(due));
    }

    @Override
    public synchronized BounceCounts counts(String account, String address) {
        Key key = Key.of(account, address);
        boolean ended = Optional.ofNullable(entries.get(key)).filter(entry -> !holds(entry)).isPresent();
        return ended || !counts.containsKey(key) ? BounceCounts.NONE : new BounceCounts(counts.get(key).hard, counts.get(key).soft);
    }

    @Override
    public synchronized void delivered(String account, String address, MessageCopy copy) {
        counts.computeIfPresent(Key.of(account, address), (key, count) -> count.reset(copy));
    }

    @Override
    public synchronized void purge(Instant before) {
        charges.values().removeIf(time -> time.isBefore(before));
        List<Suppression> over = entries.values().stream().filter(entry -> !entry.holdsAt(before)).toList();
        over.forEach(entry -> remove(entry.account(), entry.address()));
    }

    private boolean holds(Suppression entry) {
        return entry.holdsAt(clock.instant());
    }

    private static final class Count {
        private int hard;
        private int soft;
        private int before;
        private MessageCopy resetBy;

        private int soft(MessageCopy copy) {
            if (copy.equals(resetBy)) {
                soft = Math.max(soft, before);
                resetBy = null;
            }
            return ++soft;
        }

        private Count reset(MessageCopy copy) {
            if (soft > 0) {
                before = soft;
                resetBy = copy;
                soft = 0;
            }
            return this;
        }
    }

    private record Key(String account, String address) implements Comparable<Key> {
        static Key of(String account, String address) {
            return new Key(account, address.toLowerCase(Locale.ROOT));
        }

        @Override
        public int compareTo(Key other) {
            int order = account.compareTo(other.account);
            return order != 0 ? order : address.compareTo(other.address);
        }
    }
}
