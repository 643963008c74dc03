package org.posthorn.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.delivery.SettableClock;

class LoginGuardTest {
    private static final InetAddress EVE = ip("192.0.2.7");
    private static final InetAddress BOB = ip("192.0.2.8");
    private static final LoginPolicy POLICY = new LoginPolicy(3, 5, Duration.ofMinutes(30), Duration.ofMinutes(20));

    private final SettableClock clock = new SettableClock();
    private final MemoryBanStore store = new MemoryBanStore();
    private final LoginGuard guard = new LoginGuard(POLICY, store, clock);

    @Test
    void twoFailuresBanNobody() {
        fail(EVE, 2);
        assertThat(guard.isBanned(EVE)).isFalse();
    }

    @Test
    void theThirdFailureBans() {
        fail(EVE, 3);
        assertThat(guard.isBanned(EVE)).isTrue();
    }

    @Test
    void anotherIpIsNotBanned() {
        fail(EVE, 3);
        assertThat(guard.isBanned(BOB)).isFalse();
    }

    @Test
    void aFailureCountsForTheWindowOnly() {
        fail(EVE, 1);
        clock.advance(POLICY.window());
        fail(EVE, 2);
        assertThat(guard.isBanned(EVE)).isFalse();
    }

    @Test
    void theWindowSlides() {
        fail(EVE, 1);
        clock.advance(Duration.ofMinutes(20));
        fail(EVE, 1);
        clock.advance(Duration.ofMinutes(20));
        fail(EVE, 2);
        assertThat(guard.isBanned(EVE)).isTrue();
    }

    @Test
    void aBanEnds() {
        fail(EVE, 3);
        clock.advance(POLICY.ban());
        assertThat(guard.isBanned(EVE)).isFalse();
    }

    @Test
    void aBanThatHasEndedIsNotListed() {
        fail(EVE, 3);
        clock.advance(POLICY.ban());
        assertThat(guard.bans()).isEmpty();
    }

    @Test
    void afterABanCountingBeginsAnew() {
        fail(EVE, 3);
        clock.advance(POLICY.ban());
        fail(EVE, 2);
        assertThat(guard.isBanned(EVE)).isFalse();
    }

    @Test
    void aLiftedBanIsGone() {
        fail(EVE, 3);
        assertThat(guard.lift(EVE)).isTrue();
        assertThat(guard.isBanned(EVE)).isFalse();
    }

    @Test
    void liftingNoBanSaysSo() {
        assertThat(guard.lift(EVE)).isFalse();
    }

    @Test
    void aBanOutlivesARestart() {
        fail(EVE, 3);
        assertThat(new LoginGuard(POLICY, store, clock).isBanned(EVE)).isTrue();
    }

    @Test
    void aLiftedBanStaysAwayAfterARestart() {
        fail(EVE, 3);
        guard.lift(EVE);
        assertThat(new LoginGuard(POLICY, store, clock).isBanned(EVE)).isFalse();
    }

    @Test
    void purgingForgetsBansThatAreOver() {
        fail(EVE, 3);
        clock.advance(POLICY.ban());
        guard.purge();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void anIpv6NetworkIsBannedAsAWhole() {
        guard.failed(ip("2001:db8::1"), "ann");
        guard.failed(ip("2001:db8::2"), "ann");
        guard.failed(ip("2001:db8::3"), "ann");
        assertThat(guard.isBanned(ip("2001:db8::4"))).isTrue();
        assertThat(guard.isBanned(ip("2001:db8:0:1::4"))).isFalse();
    }

    @Test
    void aUserNameThatIsGuessedFromManyIpsIsRefused() {
        guessFromFive("ann");
        assertThat(guard.isGuessed("ANN")).isTrue();
    }

    @Test
    void anotherUserNameIsNotRefused() {
        guessFromFive("ann");
        assertThat(guard.isGuessed("bob")).isFalse();
    }

    @Test
    void aUserNameIsRefusedForTheWindowOnly() {
        guessFromFive("ann");
        clock.advance(POLICY.window());
        assertThat(guard.isGuessed("ann")).isFalse();
    }

    private void guessFromFive(String user) {
        for (int i = 1; i <= 5; i++) {
            guard.failed(ip("198.51.100." + i), user);
        }
    }

    private void fail(InetAddress client, int times) {
        for (int i = 0; i < times; i++) {
            guard.failed(client, "user" + i);
        }
    }

    private static InetAddress ip(String text) {
        return IpRange.address(text).orElseThrow();
    }
}
