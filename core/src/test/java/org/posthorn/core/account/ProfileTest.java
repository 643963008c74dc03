package org.posthorn.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.policy.RuleSet;

class ProfileTest {
    @ParameterizedTest
    @CsvSource({"default,PLAIN LOGIN", "splio,LOGIN", "episerver,PLAIN LOGIN", "mde,PLAIN LOGIN", "smartrelay,LOGIN", "submission,PLAIN"})
    void eachHasItsMechanisms(String label, String mechanisms) {
        assertThat(settings(label).access().mechanisms()).extracting(Enum::name).containsExactly(mechanisms.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"default,10485760", "episerver,307200", "smartrelay,204800"})
    void eachHasItsMessageSize(String label, long octets) {
        assertThat(settings(label).limits().maxMessageSize()).isEqualTo(octets);
    }

    @Test
    void smartrelayHasFourSessionsOneRecipientAndAPackage() {
        assertThat(settings("smartrelay").access().maxSessions()).isEqualTo(4);
        assertThat(settings("smartrelay").limits()).isEqualTo(new Limits(200 << 10, 1,
            Map.of(Period.HOUR, 10_000L, Period.DAY, 100_000L, Period.MONTH, 1_000_000L), Rate.parse("50/s").orElseThrow()));
    }

    @Test
    void episerverHasAllRules() {
        assertThat(settings("episerver").rules()).isEqualTo(RuleSet.EPISERVER);
    }

    @Test
    void anUnknownProfileIsNone() {
        assertThat(Profile.parse("DEFAULT")).isEmpty();
    }

    private static AccountSettings settings(String label) {
        return Profile.parse(label).orElseThrow().settings();
    }
}
