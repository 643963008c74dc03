package org.posthorn.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    @Test
    void namesAreReadInAnyCase() {
        assertThat(offered("Pipelining", "starttls", "8BitMime")).isEqualTo(new Capabilities(true, true, true, false, 0));
    }

    @Test
    void aSizeWithALimitRefusesWhatIsLarger() {
        assertThat(offered("SIZE 1000").takes(1001)).isFalse();
    }

    @Test
    void aSizeWithoutLimitTakesAll() {
        assertThat(offered("SIZE").takes(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aLimitThatIsNoNumberIsNone() {
        assertThat(offered("SIZE lots")).isEqualTo(new Capabilities(false, false, false, true, 0));
    }

    @Test
    void theServersNameIsNoCapability() {
        assertThat(Capabilities.parse(new RawReply(250, List.of("PIPELINING")))).isEqualTo(Capabilities.NONE);
    }

    private static Capabilities offered(String... names) {
        return Capabilities.parse(new RawReply(250, Stream.concat(Stream.of("mx"), List.of(names).stream()).toList()));
    }
}
