package org.posthorn.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.bounce.BounceClass.HARD;
import static org.posthorn.core.bounce.BounceClass.SOFT;
import static org.posthorn.core.suppression.SuppressionReason.HARD_BOUNCE;
import static org.posthorn.core.suppression.SuppressionReason.MANUAL;
import static org.posthorn.core.suppression.SuppressionReason.SOFT_BOUNCE_LIMIT;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.BounceClass;

/** What every suppression store does. */
public interface SuppressionStoreContract {
    Instant TIME = Instant.parse("2026-11-21T21:00:00.123Z");
    String BOB = "bob@example.org";
    BounceLimits TWO_OF_EACH = new BounceLimits(2, 2);

    /** The store under test, empty at the beginning of each test and the same during it; it knows the accounts {@code acme} and {@code beta}. */
    SuppressionStore store();

    @Test
    default void anEntryIsFoundAsItWasPut() {
        store().put(entry("acme", BOB, MANUAL));
        assertThat(store().get("acme", BOB)).contains(entry("acme", BOB, MANUAL));
    }

    @Test
    default void anEntryMayHaveNoDetail() {
        Suppression bare = new Suppression("acme", BOB, MANUAL, TIME, null);
        store().put(bare);
        assertThat(store().get("acme", BOB)).contains(bare);
    }

    @Test
    default void anAddressIsFoundInAnyCase() {
        store().put(entry("acme", BOB, MANUAL));
        assertThat(store().find("acme", "Bob@Example.ORG")).isPresent();
    }

    @Test
    default void anotherAccountsEntryIsNotFound() {
        store().put(entry("beta", BOB, MANUAL));
        assertThat(store().find("acme", BOB)).isEmpty();
    }

    @Test
    default void anEntryForAllIsFoundForEachAccount() {
        store().put(entry(Suppression.EVERYONE, BOB, MANUAL));
        assertThat(store().find("acme", BOB)).contains(entry(Suppression.EVERYONE, BOB, MANUAL));
    }

    @Test
    default void anEntryForAllIsNotTheAccountsOwn() {
        store().put(entry(Suppression.EVERYONE, BOB, MANUAL));
        assertThat(store().get("acme", BOB)).isEmpty();
    }

    @Test
    default void theAccountsOwnEntryComesFirst() {
        store().put(entry(Suppression.EVERYONE, BOB, MANUAL));
        store().put(entry("acme", BOB, HARD_BOUNCE));
        assertThat(store().find("acme", BOB)).contains(entry("acme", BOB, HARD_BOUNCE));
    }

    @Test
    default void aSecondPutReplacesTheFirst() {
        store().put(entry("acme", BOB, MANUAL));
        store().put(entry("acme", BOB, HARD_BOUNCE));
        assertThat(store().get("acme", BOB)).contains(entry("acme", BOB, HARD_BOUNCE));
    }

    @Test
    default void aRemovedEntryIsGone() {
        store().put(entry("acme", BOB, MANUAL));
        assertThat(store().remove("acme", BOB)).isTrue();
        assertThat(store().find("acme", BOB)).isEmpty();
    }

    @Test
    default void removingWhatIsNotThereSaysSo() {
        store().put(entry(Suppression.EVERYONE, BOB, MANUAL));
        assertThat(store().remove("acme", BOB)).isFalse();
    }

    @Test
    default void aListIsOrderedByAddressWithinItsScope() {
        store().put(entry("acme", "c@example.org", MANUAL));
        store().put(entry("acme", "a@example.org", MANUAL));
        store().put(entry("beta", "b@example.org", MANUAL));
        store().put(entry(Suppression.EVERYONE, "d@example.org", MANUAL));
        assertThat(store().list("acme", Optional.empty(), Optional.empty(), 10)).extracting(Suppression::address)
            .containsExactly("a@example.org", "c@example.org");
    }

    @Test
    default void aListBeginsBehindAnAddressAndEndsAtItsLimit() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            store().put(entry("acme", name + "@example.org", MANUAL));
        }
        assertThat(store().list("acme", Optional.empty(), Optional.of("a@example.org"), 2)).extracting(Suppression::address)
            .containsExactly("b@example.org", "c@example.org");
    }

    @Test
    default void aListByReasonHoldsNoOther() {
        store().put(entry("acme", "a@example.org", MANUAL));
        store().put(entry("acme", "b@example.org", HARD_BOUNCE));
        assertThat(store().list("acme", Optional.of(HARD_BOUNCE), Optional.empty(), 10)).containsExactly(entry("acme", "b@example.org", HARD_BOUNCE));
    }

    @Test
    default void theHardLimitSuppresses() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        assertThat(store().find("acme", BOB)).isEmpty();
        assertThat(store().charge(charge("2", HARD), TWO_OF_EACH)).contains(new Suppression("acme", BOB, HARD_BOUNCE, TIME, "reply 2"));
        assertThat(store().find("acme", BOB)).contains(new Suppression("acme", BOB, HARD_BOUNCE, TIME, "reply 2"));
    }

    @Test
    default void theSoftLimitSuppresses() {
        store().charge(charge("1", SOFT), TWO_OF_EACH);
        assertThat(store().charge(charge("2", SOFT), TWO_OF_EACH)).contains(new Suppression("acme", BOB, SOFT_BOUNCE_LIMIT, TIME, "reply 2"));
    }

    @Test
    default void hardAndSoftBouncesAreCountedApart() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        assertThat(store().charge(charge("2", SOFT), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void theSameChargeCountsOnce() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        assertThat(store().charge(charge("1", HARD), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void accountsAreCountedApart() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        assertThat(store().charge(new Charge("2", "beta", BOB, HARD, TIME, null), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aDeliverySetsSoftBouncesBack() {
        store().charge(charge("1", SOFT), TWO_OF_EACH);
        store().delivered("acme", BOB);
        assertThat(store().charge(charge("2", SOFT), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aDeliveryLeavesHardBouncesCounted() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().delivered("acme", BOB);
        assertThat(store().charge(charge("2", HARD), TWO_OF_EACH)).isPresent();
    }

    @Test
    default void aDeliveryToAnUnchargedAddressChangesNothing() {
        store().delivered("acme", BOB);
        assertThat(store().find("acme", BOB)).isEmpty();
    }

    @Test
    default void aChargeLeavesAnEntryThatIsThere() {
        store().put(entry("acme", BOB, MANUAL));
        assertThat(store().charge(charge("1", HARD), BounceLimits.DEFAULT)).isEmpty();
        assertThat(store().find("acme", BOB)).contains(entry("acme", BOB, MANUAL));
    }

    @Test
    default void removingForgetsTheCounters() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().charge(charge("2", HARD), TWO_OF_EACH);
        store().remove("acme", BOB);
        assertThat(store().charge(charge("3", HARD), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aChargeRepeatedAfterRemovalCountsForNothing() {
        store().charge(charge("1", HARD), BounceLimits.DEFAULT);
        store().remove("acme", BOB);
        assertThat(store().charge(charge("1", HARD), BounceLimits.DEFAULT)).isEmpty();
    }

    @Test
    default void aChargeCountsAgainWhenItsIdIsForgotten() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().purgeCharges(TIME.plusMillis(1));
        assertThat(store().charge(charge("1", HARD), TWO_OF_EACH)).isPresent();
    }

    @Test
    default void aYoungChargeIsNotForgotten() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().purgeCharges(TIME);
        assertThat(store().charge(charge("1", HARD), TWO_OF_EACH)).isEmpty();
    }

    private static Suppression entry(String account, String address, SuppressionReason reason) {
        return new Suppression(account, address, reason, TIME, "because");
    }

    private static Charge charge(String id, BounceClass bounceClass) {
        return new Charge(id, "acme", BOB, bounceClass, TIME, "reply " + id);
    }
}
