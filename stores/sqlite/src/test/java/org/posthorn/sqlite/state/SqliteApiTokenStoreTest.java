package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.token.ApiTokenStore;
import org.posthorn.core.token.ApiTokenStoreContract;

class SqliteApiTokenStoreTest implements ApiTokenStoreContract {
    @TempDir
    Path directory;
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
    public ApiTokenStore store() {
        return state.tokens();
    }

    @Test
    void aTokenIsThereAfterReopening() {
        store().put(ACME);

        state.close();
        state = State.open(directory);

        assertThat(store().find("aa")).contains(ACME);
    }
}
