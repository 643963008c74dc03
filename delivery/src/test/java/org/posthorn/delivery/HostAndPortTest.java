package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @Test
    void aNameAndAPortAreRead() {
        assertThat(HostAndPort.parse("mx.example.org:2025")).isEqualTo(new HostAndPort("mx.example.org", 2025));
    }

    @Test
    void anIpv6AddressLosesItsBrackets() {
        assertThat(HostAndPort.parse("[::1]:25")).isEqualTo(new HostAndPort("::1", 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", ":25", "host:0", "host:65536", "host:25x", "host:-1"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.parse(text));
    }
}
