package org.posthorn.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** What every store of API tokens does. */
public interface ApiTokenStoreContract {
    Instant TIME = Instant.parse("2026-11-21T21:00:00.123Z");
    ApiToken ADMIN = new ApiToken("zz", "ab".repeat(32), Optional.empty(), TIME);
    ApiToken ACME = new ApiToken("aa", "cd".repeat(32), Optional.of("acme"), TIME.plusMillis(1));

    /** The store under test, empty at the beginning of each test and the same during it; it knows the account {@code acme}. */
    ApiTokenStore store();

    @Test
    default void anAdministratorsTokenIsFoundAsItWasPut() {
        store().put(ADMIN);
        assertThat(store().find("zz")).contains(ADMIN);
    }

    @Test
    default void anAccountsTokenIsFoundAsItWasPut() {
        store().put(ACME);
        assertThat(store().find("aa")).contains(ACME);
    }

    @Test
    default void anUnknownTokenIsNotFound() {
        assertThat(store().find("zz")).isEmpty();
    }

    @Test
    default void theOldestTokenIsListedFirst() {
        store().put(ACME);
        store().put(ADMIN);
        assertThat(store().list()).containsExactly(ADMIN, ACME);
    }

    @Test
    default void aRemovedTokenIsGone() {
        store().put(ADMIN);
        assertThat(store().remove("zz")).isTrue();
        assertThat(store().find("zz")).isEmpty();
    }

    @Test
    default void removingAnUnknownTokenSaysSo() {
        assertThat(store().remove("zz")).isFalse();
    }
}
