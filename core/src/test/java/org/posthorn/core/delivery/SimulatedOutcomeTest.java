package org.posthorn.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.address.Address;

class SimulatedOutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "delivered, 250 2.0.0 simulated", "ann, 250 2.0.0 simulated", "bounced-not, 250 2.0.0 simulated",
        "bounced, 550 5.1.1 simulated: no such mailbox", "bounce, 550 5.1.1 simulated: no such mailbox",
        "hard-bounce, 550 5.1.1 simulated: no such mailbox", "soft-bounce, 552 5.2.2 simulated: mailbox full",
        "blocked, 550 5.7.1 simulated: refused by policy", "deferred, 451 4.7.1 simulated: try again later",
        "defer, 451 4.7.1 simulated: try again later", "expired, 451 4.7.1 simulated: try again later"})
    void theLocalPartSaysTheFirstReply(String local, String reply) {
        assertThat(reply(local, 0)).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource({"deferred, 250", "defer, 250", "expired, 451"})
    void theSecondAttemptTellsADeferralFromAnExpiry(String local, String code) {
        assertThat(reply(local, 1)).startsWith(code);
    }

    @Test
    void whatFollowsAPlusDoesNotCount() {
        assertThat(reply("bounced+delivered", 0)).startsWith("550");
    }

    @Test
    void caseDoesNotCount() {
        assertThat(reply("Soft-Bounce", 0)).startsWith("552");
    }

    @ParameterizedTest
    @CsvSource({"bounced, true", "soft-bounce, true", "blocked, true", "deferred, false"})
    void aRefusalWithA5xxIsPermanent(String local, boolean permanent) {
        assertThat(((DeliveryResult.Refused) outcome(local, 0)).permanent()).isEqualTo(permanent);
    }

    @Test
    void theRemoteIsNamedAsTheSandbox() {
        assertThat(((DeliveryResult.Delivered) outcome("ann", 0)).remote().host()).isEqualTo("sandbox");
    }

    private static String reply(String local, int attempts) {
        DeliveryResult outcome = outcome(local, attempts);
        return (outcome instanceof DeliveryResult.Refused refused ? refused.reply() : ((DeliveryResult.Delivered) outcome).reply()).toString();
    }

    private static DeliveryResult outcome(String local, int attempts) {
        return SimulatedOutcome.of(new Address(local, "example.org"), attempts);
    }
}
