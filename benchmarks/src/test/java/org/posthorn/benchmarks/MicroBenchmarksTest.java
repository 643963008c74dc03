package org.posthorn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs JMH's, which print their figures; {@code benchmarks/README.md} has the command. */
class MicroBenchmarksTest {
    @Test
    @EnabledIfSystemProperty(named = "jmh", matches = "true")
    void everyBenchmarkGivesAFigure() throws RunnerException {
        assertThat(new Runner(new OptionsBuilder().include(RewriteBenchmark.class.getName()).build()).run()).hasSize(2);
    }

    /** With {@code -Dcorpora} of its returns too. */
    @Test
    @EnabledIfSystemProperty(named = "jmh", matches = "true")
    void returnsAreReadAtARate() throws RunnerException {
        String corpora = System.getProperty("corpora");
        ChainedOptionsBuilder options = new OptionsBuilder().include(ReturnBenchmark.class.getName());
        List<String> mixes = corpora == null || corpora.isEmpty() ? List.of("own") : List.of("own", "corpus");
        options.param("mix", mixes.toArray(String[]::new)).jvmArgsAppend("-Dcorpora=" + corpora);

        assertThat(new Runner(options.build()).run()).hasSameSizeAs(mixes);
    }

    @Test
    @EnabledIfSystemProperty(named = "jmh", matches = "true")
    void suppressionIsLookedUpAmongTenMillion() throws RunnerException {
        assertThat(new Runner(new OptionsBuilder().include(SuppressionBenchmark.class.getName()).build()).run()).hasSize(2);
    }
}
