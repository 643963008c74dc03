package org.posthorn.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @Test
    void withoutVariablesTheConfigurationHolds() {
        assertThat(new Environment(Map.of()).bind("submission", "0.0.0.0:2587")).isEqualTo("0.0.0.0:2587");
    }

    @Test
    void aListenersPortIsOverriddenByItsOwnVariable() {
        Environment environment = new Environment(Map.of("POSTHORN_MX_PORT", "0"));
        assertThat(environment.bind("mx", "0.0.0.0:2025")).isEqualTo("0.0.0.0:0");
        assertThat(environment.bind("smtps", "0.0.0.0:2465")).isEqualTo("0.0.0.0:2465");
    }

    @Test
    void oneAddressHoldsForAllListeners() {
        assertThat(new Environment(Map.of("POSTHORN_BIND", "127.0.0.1")).bind("mx", "0.0.0.0:2025")).isEqualTo("127.0.0.1:2025");
    }

    @Test
    void anEmptyVariableCountsAsAbsent() {
        assertThat(new Environment(Map.of("POSTHORN_ROUTE", " ")).route()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "65536", "99999", "25 26"})
    void whatIsNoPortIsRefusedByItsName(String port) {
        assertThatThrownBy(() -> new Environment(Map.of("POSTHORN_MX_TARGET_PORT", port)).mxTargetPort())
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("POSTHORN_MX_TARGET_PORT");
    }
}
