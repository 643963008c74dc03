package org.posthorn.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.bounce.BounceClass.HARD;
import static org.posthorn.core.bounce.BounceClass.SOFT;
import static org.posthorn.core.suppression.SuppressionReason.HARD_BOUNCE;
import static org.posthorn.core.suppression.SuppressionReason.MANUAL;
import static org.posthorn.core.suppression.SuppressionReason.SOFT_BOUNCE_LIMIT;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;

/** How every suppression store counts bounces, and what it does at their limits. */
public interface BounceCountingContract {
    Instant TIME = Instant.parse("2026-11-21T21:00:00.123Z");
    String BOB = "bob@example.org";
    BounceLimits TWO_OF_EACH = new BounceLimits(2, 2);

    /** The store under test, empty at the beginning of each test and the same during it; it knows the accounts {@code acme} and {@code beta}. */
    SuppressionStore store();

    /** The store's clock. */
    SettableClock clock();

    @Test
    default void whatWasCountedIsTold() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().charge(charge("2", SOFT), TWO_OF_EACH);
        store().charge(charge("3", SOFT), TWO_OF_EACH);
        assertThat(store().counts("acme", "Bob@Example.org")).isEqualTo(new BounceCounts(1, 2));
    }

    @Test
    default void ofAnAddressThatNeverBouncedNothingIsCounted() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        assertThat(store().counts("beta", BOB)).isEqualTo(BounceCounts.NONE);
    }

    @Test
    default void whenItsSuppressionHasEndedNothingIsCountedOfAnAddress() {
        store().charge(charge("1", SOFT), new BounceLimits(1, 1));
        clock().advance(Duration.between(clock().instant(), TIME.plus(TWO_OF_EACH.softPeriod())));
        assertThat(store().counts("acme", BOB)).isEqualTo(BounceCounts.NONE);
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
        assertThat(store().charge(charge("2", SOFT), TWO_OF_EACH))
            .contains(new Suppression("acme", BOB, SOFT_BOUNCE_LIMIT, TIME, TIME.plus(TWO_OF_EACH.softPeriod()), "reply 2"));
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
        assertThat(store().charge(new Charge("2", copy(2), "beta", BOB, HARD, TIME, null), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aDeliverySetsSoftBouncesBack() {
        store().charge(charge("1", SOFT), TWO_OF_EACH);
        store().delivered("acme", BOB, copy(9));
        assertThat(store().charge(charge("2", SOFT), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aDeliveryLeavesHardBouncesCounted() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().delivered("acme", BOB, copy(9));
        assertThat(store().charge(charge("2", HARD), TWO_OF_EACH)).isPresent();
    }

    @Test
    default void aDeliveryToAnUnchargedAddressChangesNothing() {
        store().delivered("acme", BOB, copy(9));
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
        store().purge(TIME.plusMillis(1));
        assertThat(store().charge(charge("1", HARD), TWO_OF_EACH)).isPresent();
    }

    @Test
    default void aYoungChargeIsNotForgotten() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().purge(TIME);
        assertThat(store().charge(charge("1", HARD), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void softBouncesBeginAnewWhenTheirSuppressionHasEnded() {
        store().charge(charge("1", SOFT), TWO_OF_EACH);
        store().charge(charge("2", SOFT), TWO_OF_EACH);
        clock().advance(Duration.between(clock().instant(), TIME.plus(TWO_OF_EACH.softPeriod())));

        assertThat(store().charge(charge("3", SOFT), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void aHardBounceMakesASuppressionForSoftOnesLast() {
        store().charge(charge("1", SOFT), new BounceLimits(1, 1));
        store().charge(charge("2", HARD), new BounceLimits(1, 1));
        assertThat(store().get("acme", BOB)).contains(new Suppression("acme", BOB, HARD_BOUNCE, TIME, "reply 2"));
    }

    @Test
    default void aSoftBounceOfWhatCountedAsDeliveredTakesTheDeliveryBack() {
        store().charge(charge("1", SOFT), new BounceLimits(1, 3));
        store().charge(charge("2", SOFT), new BounceLimits(1, 3));
        store().delivered("acme", BOB, copy(3));
        assertThat(store().charge(charge("3", SOFT), new BounceLimits(1, 3))).isPresent();
    }

    @Test
    default void aSoftBounceOfAnotherCopyLeavesTheDelivery() {
        store().charge(charge("1", SOFT), TWO_OF_EACH);
        store().delivered("acme", BOB, copy(2));
        assertThat(store().charge(charge("3", SOFT), TWO_OF_EACH)).isEmpty();
    }

    @Test
    default void whatEndedIsForgottenWithItsCounters() {
        store().charge(charge("1", HARD), TWO_OF_EACH);
        store().put(ending("acme", BOB, clock().instant()));
        store().purge(clock().instant());
        assertThat(store().charge(charge("2", HARD), TWO_OF_EACH)).isEmpty();
    }

    private static Suppression ending(String account, String address, Instant until) {
        return new Suppression(account, address, MANUAL, TIME, until, "for a while");
    }

    private static MessageCopy copy(int place) {
        return new MessageCopy(MessageId.of(new byte[MessageId.BYTES]), place);
    }

    private static Suppression entry(String account, String address, SuppressionReason reason) {
        return new Suppression(account, address, reason, TIME, "because");
    }

    private static Charge charge(String id, BounceClass bounceClass) {
        return new Charge(id, copy(Integer.parseInt(id)), "acme", BOB, bounceClass, TIME, "reply " + id);
    }
}
