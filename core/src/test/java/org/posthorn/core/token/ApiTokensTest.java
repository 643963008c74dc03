package org.posthorn.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ApiTokensTest {
    private final MemoryApiTokenStore store = new MemoryApiTokenStore();
    private final ApiTokens testee = new ApiTokens(store, Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void aBearerIsKnownAgain() {
        ApiTokens.Issued issued = testee.issue(Optional.of("acme"));

        assertThat(testee.authenticate(issued.bearer())).contains(issued.token());
    }

    @Test
    void theSecretHas256Bits() {
        String secret = secret(testee.issue(Optional.empty()));

        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
    }

    @Test
    void theSecretIsNotStored() {
        ApiTokens.Issued issued = testee.issue(Optional.empty());

        assertThat(store.list().toString()).doesNotContain(secret(issued));
    }

    @Test
    void anotherSecretIsRefused() {
        ApiTokens.Issued issued = testee.issue(Optional.empty());
        ApiTokens.Issued other = testee.issue(Optional.empty());

        assertThat(testee.authenticate(issued.token().id() + "." + secret(other))).isEmpty();
    }

    @Test
    void aTextWithoutADotIsRefused() {
        assertThat(testee.authenticate("nonsense")).isEmpty();
    }

    @Test
    void theBearerIsNotInTheText() {
        ApiTokens.Issued issued = testee.issue(Optional.empty());

        assertThat(issued.toString()).doesNotContain(issued.bearer());
    }

    @Test
    void revokingAnAccountsTokensLeavesOthers() {
        ApiTokens.Issued acmes = testee.issue(Optional.of("acme"));
        ApiTokens.Issued admins = testee.issue(Optional.empty());

        testee.revokeAllOf("acme");

        assertThat(testee.authenticate(acmes.bearer())).isEmpty();
        assertThat(testee.authenticate(admins.bearer())).isPresent();
    }

    private static String secret(ApiTokens.Issued issued) {
        return issued.bearer().substring(issued.bearer().indexOf('.') + 1);
    }
}
