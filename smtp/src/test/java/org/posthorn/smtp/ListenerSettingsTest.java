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

        assertThat(ListenerSettings.from(config)).isEqualTo(new ListenerSettings("smtps", Set.of(Mechanism.LOGIN)));
    }

    @Test
    void withoutSettingsBothMechanismsAreTaken() throws Exception {
        assertThat(ListenerSettings.from(config)).isEqualTo(new ListenerSettings("", Set.of(Mechanism.PLAIN, Mechanism.LOGIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRAM-MD5", "PLAIN,LOGIN", ""})
    void anUnknownMechanismIsRefused(String mechanisms) {
        config.setProperty("auth.mechanisms", mechanisms);
        assertThatThrownBy(() -> ListenerSettings.from(config)).isInstanceOf(ConfigurationException.class).hasMessageContaining("<auth><mechanisms>");
    }
}
