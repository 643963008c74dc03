package org.posthorn.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/** The median and the range of some rounds' figures. */
record Statistics(double median, double least, double most) {

    /** @throws IllegalArgumentException when there is no value */
    static Statistics of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("statistics of no values");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The smallest value that at least {@code percent} in a hundred of all do not exceed (nearest rank). */
    static long percentile(long[] values, int percent) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
