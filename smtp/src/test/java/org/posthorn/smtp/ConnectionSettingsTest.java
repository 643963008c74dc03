package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    private final BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();

    @Test
    void everySettingIsRead() throws Exception {
        config.setProperty("sessions", "7");
        config.setProperty("connectionLimitPerIP", "3");

        assertThat(ConnectionSettings.from(config)).isEqualTo(new ConnectionSettings(7, 3));
    }

    @Test
    void withoutSettingsThereAreAThousandSessionsFromAnywhere() throws Exception {
        assertThat(ConnectionSettings.from(config)).isEqualTo(new ConnectionSettings(1000, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "99999999999", "many", ""})
    void sessionsAreANumberFromOneToAHundredThousand(String sessions) {
        config.setProperty("sessions", sessions);
        assertThatThrownBy(() -> ConnectionSettings.from(config)).isInstanceOf(ConfigurationException.class)
            .hasMessage("<sessions> is a number from 1 to 100000, not '" + sessions + "'");
    }
}
