package org.posthorn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs JMH's, which print their figures; {@code benchmarks/README.md} has the command. */
class MicroBenchmarksTest {
    @Test
    @EnabledIfSystemProperty(named = "jmh", matches = "true")
    void everyBenchmarkGivesAFigure() throws RunnerException {
        assertThat(new Runner(new OptionsBuilder().include(RewriteBenchmark.class.getName()).build()).run()).hasSize(2);
    }
}
