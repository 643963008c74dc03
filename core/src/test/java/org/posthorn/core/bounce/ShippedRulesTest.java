package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {
    private final RuleTrial trial = new RuleTrial(BounceRules.defaults());

    static Stream<Arguments> tests() {
        return BounceRules.defaults().all().stream().flatMap(rule -> rule.tests().stream().map(line -> Arguments.of(rule.name(), rule, line.value())));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tests")
    void aRuleDecidesForItsTestLine(String name, Rule rule, String line) {
        assertThat(trial.decider(rule, line)).isEqualTo(name);
    }
}
