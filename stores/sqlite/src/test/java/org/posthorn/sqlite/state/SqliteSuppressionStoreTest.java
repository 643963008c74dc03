package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.suppression.BounceCounts;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.Charge;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.core.suppression.SuppressionStoreContract;
import org.posthorn.sqlite.Sql;

class SqliteSuppressionStoreTest implements SuppressionStoreContract {
    @TempDir
    Path directory;
    private final SettableClock clock = new SettableClock();
    private State state;

    @BeforeEach
    void setUp() {
        state = State.open(directory).withAccounts();
    }

    @AfterEach
    void tearDown() {
        state.close();
    }

    @Override
    public SuppressionStore store() {
        return new SqliteSuppressionStore(state.database(), clock);
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Test
    void entriesAndCountersAreThereAfterReopening() {
        Suppression entry = new Suppression("acme", "eve@example.org", SuppressionReason.MANUAL, TIME, null);
        store().put(entry);
        store().charge(charge("1"), TWO_OF_EACH);

        state.close();
        state = State.open(directory);

        assertThat(store().find("acme", "eve@example.org")).contains(entry);
        assertThat(store().charge(charge("1"), TWO_OF_EACH)).isEmpty();
        assertThat(store().charge(charge("2"), TWO_OF_EACH)).isPresent();
    }

    @Test
    void chargesAtTheSameTimeAreAllCounted() {
        List<CompletableFuture<Optional<Suppression>>> charges = IntStream.range(0, 20)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> store().charge(charge("c" + number), new BounceLimits(20, 20))))
            .toList();

        assertThat(charges.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void moreChargesThanABatchAreForgotten() {
        List<CompletableFuture<Void>> charges = IntStream.range(0, 1001)
            .mapToObj(number -> CompletableFuture.runAsync(() -> store().charge(charge("c" + number), new BounceLimits(9999, 9999))))
            .toList();
        charges.forEach(CompletableFuture::join);

        store().purge(TIME.plusMillis(1));

        assertThat(state.database().<Integer>read(sql -> Sql.first(sql, "SELECT count(*) FROM charge", row -> row.getInt(1))
            .orElseThrow())).isZero();
    }

    @Test
    void nothingIsKeptOfAnAccountThatIsGone() {
        Suppression entry = new Suppression("gone", BOB, SuppressionReason.MANUAL, TIME, null);
        store().put(entry);
        assertThat(store().add(List.of(entry))).isZero();
        assertThat(store().charge(new Charge("1", charge("1").copy(), "gone", BOB, BounceClass.HARD, TIME, null), BounceLimits.DEFAULT)).isEmpty();
        assertThat(store().find("gone", BOB)).isEmpty();
        assertThat(store().counts("gone", BOB)).isEqualTo(BounceCounts.NONE);
    }

    private static Charge charge(String id) {
        return new Charge(id, new MessageCopy(MessageId.of(new byte[MessageId.BYTES]), 0), "acme", BOB, BounceClass.HARD, TIME, null);
    }
}
