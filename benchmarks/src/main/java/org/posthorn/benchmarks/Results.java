package org.posthorn.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All runs' figures by number of sessions and server. */
final class Results {
    private final Map<Cell, List<Measurement>> runs = new LinkedHashMap<>();
    private final Map<Cell, Double> syncs = new LinkedHashMap<>();

    /** A place in the table. */
    record Cell(int sessions, String server) {
    }

    void add(Cell cell, Measurement measurement) {
        runs.computeIfAbsent(cell, any -> new ArrayList<>()).add(measurement);
    }

    void addSyncs(Cell cell, double aMessage) {
        syncs.put(cell, aMessage);
    }

    boolean has(Cell cell) {
        return runs.containsKey(cell);
    }

    Statistics statistics(Cell cell, ToDoubleFunction<Measurement> figure) {
        return Statistics.of(runs.get(cell).stream().map(figure::applyAsDouble).toList());
    }

    /** Statistics over all cells, for what is the machine's and not a server's. */
    Statistics overall(ToDoubleFunction<Measurement> figure) {
        return Statistics.of(runs.values().stream().flatMap(List::stream).map(figure::applyAsDouble).toList());
    }

    /** Sync calls a message, or NaN where they were not counted. */
    double syncs(Cell cell) {
        return syncs.getOrDefault(cell, Double.NaN);
    }
}
