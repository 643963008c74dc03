package org.posthorn.core.suppression;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.posthorn.core.bounce.BounceClass;

/** A suppression list in memory, for tests. */
public final class MemorySuppressionStore implements SuppressionStore {
    private final Map<Key, Suppression> entries = new TreeMap<>();
    private final Map<Key, int[]> bounces = new HashMap<>();
    private final Map<String, Instant> charges = new HashMap<>();

    @Override
    public synchronized Optional<Suppression> find(String account, String address) {
        return get(account, address).or(() -> get(Suppression.EVERYONE, address));
    }

    @Override
    public synchronized Optional<Suppression> get(String account, String address) {
        return Optional.ofNullable(entries.get(Key.of(account, address)));
    }

    @Override
    public synchronized void put(Suppression suppression) {
        entries.put(Key.of(suppression.account(), suppression.address()), suppression);
    }

    @Override
    public synchronized boolean remove(String account, String address) {
        bounces.remove(Key.of(account, address));
        return entries.remove(Key.of(account, address)) != null;
    }

    @Override
    public synchronized List<Suppression> list(String account, Optional<SuppressionReason> reason, Optional<String> after, int limit) {
        return entries.values().stream().filter(entry -> entry.account().equals(account))
            .filter(entry -> reason.map(entry.reason()::equals).orElse(true))
            .filter(entry -> after.map(address -> entry.address().compareTo(address) > 0).orElse(true))
            .limit(limit).toList();
    }

    @Override
    public synchronized Optional<Suppression> charge(Charge charge, BounceLimits limits) {
        if (charges.putIfAbsent(charge.id(), charge.time()) != null) {
            return Optional.empty();
        }
        boolean hard = charge.bounceClass() == BounceClass.HARD;
        Key key = Key.of(charge.account(), charge.address());
        int count = ++bounces.computeIfAbsent(key, none -> new int[2])[hard ? 0 : 1];
        if (count < (hard ? limits.hard() : limits.soft()) || entries.containsKey(key)) {
            return Optional.empty();
        }
        SuppressionReason reason = hard ? SuppressionReason.HARD_BOUNCE : SuppressionReason.SOFT_BOUNCE_LIMIT;
        Suppression made = new Suppression(charge.account(), key.address(), reason, charge.time(), charge.detail());
        entries.put(key, made);
        return Optional.of(made);
    }

    @Override
    public synchronized void delivered(String account, String address) {
        bounces.computeIfPresent(Key.of(account, address), (key, counts) -> new int[] {counts[0], 0});
    }

    @Override
    public synchronized void purgeCharges(Instant before) {
        charges.values().removeIf(time -> time.isBefore(before));
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
