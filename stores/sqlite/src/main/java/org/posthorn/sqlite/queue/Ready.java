package org.posthorn.sqlite.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The entries that are due, in their lanes. A lane that is closed costs one question, however much waits in it. */
final class Ready {
    private final Map<String, Lane> lanes = new HashMap<>();
    private final TreeSet<Lane> order = new TreeSet<>(Lane.BY_TURN);
    private long nextTurn;
    private int size;

    void add(Entry entry) {
        Lane lane = lanes.computeIfAbsent(entry.lane(), this::newLane);
        // The order looks at the lane's first entry, so the lane leaves it while that may change.
        if (!lane.isEmpty()) {
            order.remove(lane);
        }
        lane.add(entry);
        order.add(lane);
        size++;
    }

    Optional<Entry> take(Predicate<String> open) {
        for (Lane lane : order) {
            if (open.test(lane.name())) {
                return Optional.of(takeFrom(lane));
            }
        }
        return Optional.empty();
    }

    void removeIf(Predicate<Entry> filter) {
        for (Lane lane : List.copyOf(lanes.values())) {
            order.remove(lane);
            int before = lane.size();
            lane.removeIf(filter);
            size -= before - lane.size();
            putBack(lane);
        }
    }

    int size() {
        return size;
    }

    Stream<Entry> stream() {
        return new ArrayList<>(lanes.values()).stream().flatMap(lane -> lane.entries().stream());
    }

    private Entry takeFrom(Lane lane) {
        order.remove(lane);
        Entry entry = lane.poll();
        size--;
        lane.takeTurn(nextTurn++);
        putBack(lane);
        return entry;
    }

    private void putBack(Lane lane) {
        if (lane.isEmpty()) {
            lanes.remove(lane.name());
        } else {
            order.add(lane);
        }
    }

    private Lane newLane(String name) {
        Lane lane = new Lane(name);
        lane.takeTurn(nextTurn++);
        return lane;
    }
}
