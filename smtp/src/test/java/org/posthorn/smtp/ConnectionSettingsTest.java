package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.address.IpRange;

class ConnectionSettingsTest {
    private final BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();

    @Test
    void everySettingIsRead() throws Exception {
        config.setProperty("sessions", "7");
        config.setProperty("connectionLimitPerIP", "3");
        config.setProperty("proxy.from", " 10.0.0.0/8\n 2001:db8::1 ");

        assertThat(ConnectionSettings.from(config)).isEqualTo(new ConnectionSettings(7, 3,
            List.of(IpRange.parse("10.0.0.0/8").orElseThrow(), IpRange.parse("2001:db8::1").orElseThrow())));
    }

    @Test
    void withoutSettingsThereAreAThousandSessionsFromAnywhere() throws Exception {
        assertThat(ConnectionSettings.from(config)).isEqualTo(new ConnectionSettings(1000, 0, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "99999999999", "many", ""})
    void sessionsAreANumberFromOneToAHundredThousand(String sessions) {
        config.setProperty("sessions", sessions);
        assertThatThrownBy(() -> ConnectionSettings.from(config)).isInstanceOf(ConfigurationException.class)
            .hasMessage("<sessions> is a number from 1 to 100000, not '" + sessions + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "balancer.example", "10.0.0.0/8,192.0.2.1"})
    void proxiesAreAddressesAndNetworks(String from) {
        config.setProperty("proxy.from", from);
        assertThatThrownBy(() -> ConnectionSettings.from(config)).isInstanceOf(ConfigurationException.class)
            .hasMessageStartingWith("<proxy><from> takes an IPv4 or IPv6 address").hasMessageEndingWith("not '" + from + "'");
    }
}
