package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Mechanism;

class ListenerSettingsTest {
    private final BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();

    @Test
    void everySettingIsRead() throws Exception {
        config.setProperty("jmxName", "smtps");
        config.setProperty("auth.mechanisms", " login ");
        config.setProperty("allowPlaintext", "true");
        config.setProperty("trustZone", "true");

        assertThat(ListenerSettings.from(config)).isEqualTo(new ListenerSettings("smtps", Set.of(Mechanism.LOGIN), new Concessions(true, true)));
    }

    @Test
    void withoutSettingsBothMechanismsAreTaken() throws Exception {
        assertThat(ListenerSettings.from(config)).isEqualTo(new ListenerSettings("", Set.of(Mechanism.PLAIN, Mechanism.LOGIN), Concessions.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRAM-MD5", "PLAIN,LOGIN", ""})
    void anUnknownMechanismIsRefused(String mechanisms) {
        config.setProperty("auth.mechanisms", mechanisms);
        assertThatThrownBy(() -> ListenerSettings.from(config)).isInstanceOf(ConfigurationException.class).hasMessageContaining("<auth><mechanisms>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowPlaintext", "trustZone"})
    void aConcessionIsMadeOrNot(String name) {
        config.setProperty(name, "yes");
        assertThatThrownBy(() -> ListenerSettings.from(config)).isInstanceOf(ConfigurationException.class).hasMessageContaining("<" + name + ">");
    }
}
