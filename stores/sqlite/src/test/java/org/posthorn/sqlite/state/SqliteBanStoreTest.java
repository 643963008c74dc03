package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.admission.Ban;

class SqliteBanStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ban BAN = new Ban("192.0.2.7", NOON, NOON.plusSeconds(1800));

    @TempDir
    Path directory;

    @Test
    void aBanIsThereAfterReopening() {
        try (State state = State.open(directory)) {
            new SqliteBanStore(state.database()).put(BAN);
        }
        try (State state = State.open(directory)) {
            assertThat(new SqliteBanStore(state.database()).list()).containsExactly(BAN);
        }
    }

    @Test
    void aLaterBanReplacesTheFormer() {
        Ban later = new Ban(BAN.ip(), BAN.until(), BAN.until().plusSeconds(1));
        try (State state = State.open(directory)) {
            new SqliteBanStore(state.database()).put(BAN);
            new SqliteBanStore(state.database()).put(later);
            assertThat(new SqliteBanStore(state.database()).list()).containsExactly(later);
        }
    }

    @Test
    void aRemovedBanIsGone() {
        try (State state = State.open(directory)) {
            new SqliteBanStore(state.database()).put(BAN);
            assertThat(new SqliteBanStore(state.database()).remove(BAN.ip())).isTrue();
            assertThat(new SqliteBanStore(state.database()).list()).isEmpty();
        }
    }
}
