package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.account.Period;
import org.posthorn.core.admission.UsageStore.Count;

class SqliteUsageStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Count HOUR = new Count("acme", Period.HOUR, NOON, 7);

    @TempDir
    Path directory;

    @Test
    void whatWasSavedIsThereAfterReopening() {
        try (State state = State.open(directory).withAccounts()) {
            new SqliteUsageStore(state.database()).put(List.of(HOUR));
        }
        try (State state = State.open(directory)) {
            assertThat(new SqliteUsageStore(state.database()).list()).containsExactly(HOUR);
        }
    }

    @Test
    void aLaterPeriodReplacesTheFormer() {
        Count next = new Count("acme", Period.HOUR, NOON.plusSeconds(3600), 1);
        try (State state = State.open(directory).withAccounts()) {
            SqliteUsageStore store = new SqliteUsageStore(state.database());
            store.put(List.of(HOUR));
            store.put(List.of(next));
            assertThat(store.list()).containsExactly(next);
        }
    }

    @Test
    void aRemovedAccountsUsageIsGone() {
        try (State state = State.open(directory).withAccounts()) {
            SqliteUsageStore store = new SqliteUsageStore(state.database());
            store.put(List.of(HOUR));
            state.accounts().remove("acme");
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void anAccountThatIsGoneGetsNoUsage() {
        try (State state = State.open(directory)) {
            SqliteUsageStore store = new SqliteUsageStore(state.database());
            store.put(List.of(HOUR));
            assertThat(store.list()).isEmpty();
        }
    }
}
