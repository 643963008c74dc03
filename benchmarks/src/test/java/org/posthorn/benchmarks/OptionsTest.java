package org.posthorn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OptionsTest {

    @Test
    void bothServersAreMeasuredUnlessOneIsNamed() {
        assertThat(Options.parse().peers()).containsExactly("postfix", "posthorn");
    }

    @Test
    void sessionsAreAListOfNumbers() {
        assertThat(Options.parse("--sessions", "1,20").sessions()).containsExactly(1, 20);
    }

    @Test
    void aSwitchAfterQuickOverridesIt() {
        assertThat(Options.parse("--quick", "--messages", "70").messages()).isEqualTo(70);
    }

    @Test
    void anUnknownSwitchIsRefused() {
        assertThatThrownBy(() -> Options.parse("--fast")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--fast");
    }

    @Test
    void aSwitchWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.parse("--rounds")).hasMessage("--rounds needs a value");
    }

    @Test
    void zeroIsNoNumberOfRounds() {
        assertThatThrownBy(() -> Options.parse("--rounds", "0")).isInstanceOf(IllegalArgumentException.class);
    }
}
