package org.posthorn.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.Profile;
import org.posthorn.core.account.Rate;
import org.posthorn.core.delivery.SettableClock;

class PaceTest {
    private static final Account TWO_A_SECOND = account("2/s");

    private final SettableClock clock = new SettableClock();
    private final Pace pace = new Pace(clock);

    @Test
    void asManyAsTheRateSaysPassAtOnce() {
        assertThat(pace.take(TWO_A_SECOND)).isTrue();
        assertThat(pace.take(TWO_A_SECOND)).isTrue();
    }

    @Test
    void oneMoreIsTooFast() {
        exhaust();
        assertThat(pace.take(TWO_A_SECOND)).isFalse();
    }

    @Test
    void whereThereIsNoneThereIsNoRoom() {
        exhaust();
        assertThat(pace.hasRoom(TWO_A_SECOND)).isFalse();
    }

    @Test
    void afterHalfASecondOneMorePasses() {
        exhaust();
        clock.advance(Duration.ofMillis(500));
        assertThat(pace.take(TWO_A_SECOND)).isTrue();
        assertThat(pace.take(TWO_A_SECOND)).isFalse();
    }

    @Test
    void aRestGivesNoMoreThanTheRate() {
        clock.advance(Duration.ofHours(1));
        exhaust();
        assertThat(pace.take(TWO_A_SECOND)).isFalse();
    }

    @Test
    void anAccountWithoutARatePassesAlways() {
        Account free = account("unlimited");
        for (int i = 0; i < 10_000; i++) {
            assertThat(pace.take(free)).isTrue();
        }
    }

    @Test
    void aNewRateHasABucketOfItsOwn() {
        exhaust();
        assertThat(pace.take(account("1/min"))).isTrue();
        assertThat(pace.take(TWO_A_SECOND)).isFalse();
    }

    private void exhaust() {
        pace.take(TWO_A_SECOND);
        pace.take(TWO_A_SECOND);
    }

    private static Account account(String rate) {
        return Account.withDefaults("acme").with(Profile.DEFAULT.settings().withLimits(new Limits(1000, 10).withRate(Rate.parse(rate).orElseThrow())));
    }
}
