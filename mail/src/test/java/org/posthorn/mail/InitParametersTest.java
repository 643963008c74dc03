package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;

class InitParametersTest {
    private record Settings(String name, int count) {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.required("name"), parameters.value("count", 1, "a number", Integer::parseInt));
        }
    }

    @Test
    void everySettingIsRead() throws Exception {
        assertThat(parse(config().setProperty("name", "x").setProperty("count", "7"))).isEqualTo(new Settings("x", 7));
    }

    @Test
    void blanksAroundAValueAreNoPartOfIt() throws Exception {
        assertThat(parse(config().setProperty("name", " x\n").setProperty("count", " 7 "))).isEqualTo(new Settings("x", 7));
    }

    @Test
    void whatIsAbsentHasItsDefault() throws Exception {
        assertThat(parse(config().setProperty("name", "x"))).isEqualTo(new Settings("x", 1));
    }

    @Test
    void whatIsEmptyIsAbsent() throws Exception {
        assertThat(parse(config().setProperty("name", "x").setProperty("count", " "))).isEqualTo(new Settings("x", 1));
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        assertThatThrownBy(() -> parse(config().setProperty("count", "seven").setProperty("nmae", "x").setProperty("zone", "x")))
            .isInstanceOf(MessagingException.class)
            .hasMessage("Sample: <name> is required; <count> is 'seven', expected a number; "
                + "<nmae> is not a parameter of this mailet; <zone> is not a parameter of this mailet");
    }

    @Test
    void theContainersOwnParametersAreNoMistake() throws Exception {
        assertThat(parse(config().setProperty("name", "x").setProperty("onMailetException", "ignore").setProperty("onMatchException", "matchall")))
            .isEqualTo(new Settings("x", 1));
    }

    @Test
    void aMailetWithoutSettingsIsContentWithNone() {
        assertThatCode(() -> InitParameters.none(config().build())).doesNotThrowAnyException();
    }

    @Test
    void aMailetWithoutSettingsRefusesAny() {
        assertThatThrownBy(() -> InitParameters.none(config().setProperty("name", "x").build()))
            .isInstanceOf(MessagingException.class).hasMessage("Sample: <name> is not a parameter of this mailet");
    }

    private static Settings parse(FakeMailetConfig.Builder config) throws MessagingException {
        return InitParameters.parse(config.build(), Settings::from);
    }

    private static FakeMailetConfig.Builder config() {
        return FakeMailetConfig.builder().mailetName("Sample");
    }
}
