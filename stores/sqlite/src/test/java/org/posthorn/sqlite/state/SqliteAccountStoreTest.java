package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.AccountStoreContract;
import org.posthorn.core.account.Credential;
import org.posthorn.core.dkim.SampleKeys;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.token.ApiToken;

class SqliteAccountStoreTest implements AccountStoreContract {
    private static final SendingDomain DOMAIN = new SendingDomain("acme", "acme.test", "bounce.acme.test", SampleKeys.KEY);

    @TempDir
    Path directory;
    private State state;

    @BeforeEach
    void setUp() {
        state = State.open(directory);
    }

    @AfterEach
    void tearDown() {
        state.close();
    }

    @Override
    public AccountStore store() {
        return state.accounts();
    }

    @Test
    void accountsAndCredentialsAreThereAfterReopening() {
        store().put(BETA);
        store().putCredential(new Credential("beta", "mailer", "hash"));

        reopen();

        assertThat(store().find("beta")).contains(BETA);
        assertThat(store().credential("mailer")).contains(new Credential("beta", "mailer", "hash"));
    }

    @Test
    void whatWasRemovedStaysAwayAfterReopening() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        store().remove("acme");

        reopen();

        assertThat(store().find("acme")).isEmpty();
        assertThat(store().credential("mailer")).isEmpty();
    }

    @Test
    void aRemovedAccountsDomainsAreGoneAtOnce() {
        store().put(ACME);
        state.domains().put(DOMAIN);

        store().remove("acme");

        assertThat(state.domains().find("acme.test")).isEmpty();
        assertThat(state.domains().isBounceDomain("bounce.acme.test")).isFalse();
    }

    @Test
    void aRemovedAccountsDomainsStayAwayAfterReopening() {
        store().put(ACME);
        state.domains().put(DOMAIN);
        store().remove("acme");

        reopen();

        assertThat(state.domains().find("acme.test")).isEmpty();
    }

    @Test
    void aRemovedAccountsOwnSuppressionsAreGoneAndOthersStay() {
        store().put(ACME);
        state.suppressions().put(entry("acme"));
        state.suppressions().put(entry(Suppression.EVERYONE));

        store().remove("acme");

        assertThat(state.suppressions().get("acme", "bob@example.org")).isEmpty();
        assertThat(state.suppressions().get(Suppression.EVERYONE, "bob@example.org")).isPresent();
    }

    @Test
    void aRemovedAccountsTokensAreGone() {
        store().put(ACME);
        state.tokens().put(new ApiToken("t", "00", Optional.of("acme"), Instant.EPOCH));

        store().remove("acme");

        assertThat(state.tokens().list()).isEmpty();
    }

    @Test
    void changingAnAccountKeepsItsDomains() {
        store().put(ACME);
        state.domains().put(DOMAIN);

        store().put(ACME);
        reopen();

        assertThat(state.domains().find("acme.test")).isPresent();
    }

    @Test
    void aPasswordsHashIsNotInACredentialsText() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "pbkdf2-secret"));

        assertThat(store().credential("mailer").toString()).doesNotContain("secret");
    }

    private void reopen() {
        state.close();
        state = State.open(directory);
    }

    private static Suppression entry(String account) {
        return new Suppression(account, "bob@example.org", SuppressionReason.MANUAL, Instant.EPOCH, null);
    }
}
