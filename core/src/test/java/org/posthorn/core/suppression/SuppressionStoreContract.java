package org.posthorn.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.suppression.SuppressionReason.COMPLAINT;
import static org.posthorn.core.suppression.SuppressionReason.HARD_BOUNCE;
import static org.posthorn.core.suppression.SuppressionReason.MANUAL;
import static org.posthorn.core.suppression.SuppressionReason.SOFT_BOUNCE_LIMIT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** What every suppression store does. */
public interface SuppressionStoreContract extends BounceCountingContract {
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
        assertThat(store().list("acme", SuppressionFilter.ALL, Optional.empty(), 10)).extracting(Suppression::address)
            .containsExactly("a@example.org", "c@example.org");
    }

    @Test
    default void aListBeginsBehindAnAddressAndEndsAtItsLimit() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            store().put(entry("acme", name + "@example.org", MANUAL));
        }
        assertThat(store().list("acme", SuppressionFilter.ALL, Optional.of("a@example.org"), 2)).extracting(Suppression::address)
            .containsExactly("b@example.org", "c@example.org");
    }

    @Test
    default void aListByReasonHoldsNoOther() {
        store().put(entry("acme", "a@example.org", MANUAL));
        store().put(entry("acme", "b@example.org", HARD_BOUNCE));
        assertThat(store().list("acme", SuppressionFilter.of(HARD_BOUNCE), Optional.empty(), 10)).containsExactly(entry("acme", "b@example.org", HARD_BOUNCE));
    }

    @Test
    default void addingTakesWhatIsNewAndLeavesWhatIsThere() {
        store().put(entry("acme", BOB, MANUAL));
        Suppression eve = entry("acme", "eve@example.org", HARD_BOUNCE);

        assertThat(store().add(List.of(entry("acme", BOB, HARD_BOUNCE), eve))).isEqualTo(1);

        assertThat(store().list("acme", SuppressionFilter.ALL, Optional.empty(), 10)).containsExactly(entry("acme", BOB, MANUAL), eve);
    }

    @Test
    default void addingReplacesWhatItOutweighs() {
        store().put(entry("acme", BOB, HARD_BOUNCE));

        assertThat(store().add(List.of(entry("acme", BOB, COMPLAINT)))).isEqualTo(1);

        assertThat(store().get("acme", BOB)).contains(entry("acme", BOB, COMPLAINT));
    }

    @Test
    default void anEntryEndsWhenItsTimeIsOver() {
        store().put(ending("acme", BOB, clock().instant().plusSeconds(60)));
        assertThat(store().find("acme", BOB)).isPresent();

        clock().advance(Duration.ofSeconds(60));

        assertThat(store().find("acme", BOB)).isEmpty();
        assertThat(store().get("acme", BOB)).isEmpty();
        assertThat(store().list("acme", SuppressionFilter.ALL, Optional.empty(), 10)).isEmpty();
        assertThat(store().remove("acme", BOB)).isFalse();
    }

    @Test
    default void anEntryForAllStandsBehindAnAccountsThatEnded() {
        store().put(ending("acme", BOB, clock().instant()));
        store().put(entry(Suppression.EVERYONE, BOB, MANUAL));
        assertThat(store().find("acme", BOB)).contains(entry(Suppression.EVERYONE, BOB, MANUAL));
    }

    @Test
    default void anyEntryTakesThePlaceOfOneThatEnded() {
        store().put(ending("acme", BOB, clock().instant()));
        assertThat(store().add(List.of(entry("acme", BOB, SOFT_BOUNCE_LIMIT)))).isEqualTo(1);
    }

    @Test
    default void aListCanBeNarrowedToAPartOfTheAddress() {
        store().put(entry("acme", BOB, MANUAL));
        store().put(entry("acme", "eve@example.net", MANUAL));
        assertThat(store().list("acme", SuppressionFilter.containing("EXAMPLE.org"), Optional.empty(), 10)).extracting(Suppression::address)
            .containsExactly(BOB);
    }

    @Test
    default void whatAFilterTakesIsCountedAndRemovedTogether() {
        for (int i = 0; i < 1001; i++) {
            store().put(entry("acme", "user" + i + "@example.org", HARD_BOUNCE));
        }
        store().put(entry("acme", BOB, MANUAL));
        store().put(entry("beta", "user1@example.org", HARD_BOUNCE));

        assertThat(store().count("acme", SuppressionFilter.of(HARD_BOUNCE))).isEqualTo(1001);
        assertThat(store().removeAll("acme", SuppressionFilter.of(HARD_BOUNCE))).isEqualTo(1001);

        assertThat(store().list("acme", SuppressionFilter.ALL, Optional.empty(), 10)).containsExactly(entry("acme", BOB, MANUAL));
        assertThat(store().get("beta", "user1@example.org")).isPresent();
    }

    private static Suppression ending(String account, String address, Instant until) {
        return new Suppression(account, address, MANUAL, TIME, until, "for a while");
    }

    private static Suppression entry(String account, String address, SuppressionReason reason) {
        return new Suppression(account, address, reason, TIME, "because");
    }
}
