package org.posthorn.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.Period;
import org.posthorn.core.account.Profile;
import org.posthorn.core.delivery.SettableClock;

class QuotasTest {
    private static final Account ACME = account(Map.of(Period.HOUR, 3L, Period.DAY, 5L));

    private final SettableClock clock = new SettableClock();
    private final MemoryUsageStore store = new MemoryUsageStore();
    private final Quotas quotas = new Quotas(store, clock);

    @Test
    void upToTheLimitIsTaken() {
        assertThat(quotas.take(ACME, 3)).isEmpty();
    }

    @Test
    void overTheLimitTheLimitIsNamed() {
        quotas.take(ACME, 3);
        assertThat(quotas.take(ACME, 1)).contains(new Usage(Period.HOUR, 3, Instant.parse("2026-11-21T13:00:00Z")));
    }

    @Test
    void whatIsNotTakenIsNotCounted() {
        quotas.take(ACME, 4);
        assertThat(quotas.usage("acme").get(0).used()).isZero();
    }

    @Test
    void theNextHourBeginsAnew() {
        quotas.take(ACME, 3);
        clock.advance(Duration.ofHours(1));
        assertThat(quotas.take(ACME, 1)).isEmpty();
    }

    @Test
    void theDayGoesOnWhenTheHourBeginsAnew() {
        quotas.take(ACME, 3);
        clock.advance(Duration.ofHours(1));
        assertThat(quotas.take(ACME, 3)).map(Usage::period).contains(Period.DAY);
    }

    @Test
    void ofTwoLimitsTheOneThatLastsLongerIsNamed() {
        Account both = account(Map.of(Period.HOUR, 1L, Period.MONTH, 1L));
        assertThat(quotas.obstacle(both, 2)).contains(new Usage(Period.MONTH, 0, Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void anAccountWithoutQuotasIsCountedAndNeverRefused() {
        Account free = account(Map.of());
        quotas.take(free, 1_000_000);
        assertThat(quotas.take(free, 1)).isEmpty();
        assertThat(quotas.usage("acme").get(2).used()).isEqualTo(1_000_001);
    }

    @Test
    void whatWasSavedCountsAfterARestart() {
        quotas.take(ACME, 3);
        quotas.save();
        assertThat(new Quotas(store, clock).obstacle(ACME, 1)).isPresent();
    }

    @Test
    void whatWasSavedInAPeriodThatIsOverDoesNotCount() {
        quotas.take(ACME, 3);
        quotas.save();
        clock.advance(Duration.ofHours(1));
        assertThat(new Quotas(store, clock).obstacle(ACME, 1)).isEmpty();
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() {
        quotas.take(ACME, 1);
        quotas.save();
        store.put(store.list().stream().map(count -> new UsageStore.Count(count.account(), count.period(), count.start(), 99)).toList());
        quotas.save();
        assertThat(store.list()).allMatch(count -> count.used() == 99);
    }

    private static Account account(Map<Period, Long> counts) {
        return Account.withDefaults("acme").with(Profile.DEFAULT.settings().withLimits(new Limits(1000, 10).withQuotas(counts)));
    }
}
