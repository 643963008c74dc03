package org.posthorn.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final String HASH = PasswordHash.hash("secret");

    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MovableClock clock = new MovableClock();
    private final Authenticator authenticator = new Authenticator(accounts, clock);

    @BeforeEach
    void putTheAccount() {
        accounts.put(Account.withDefaults("acme"));
        accounts.putCredential(new Credential("acme", "mailer", HASH));
    }

    @Test
    void theRightPasswordGivesTheAccount() {
        assertThat(authenticator.authenticate("mailer", "secret")).contains(Account.withDefaults("acme"));
    }

    @Test
    void theUserNameMayBeInAnyCase() {
        assertThat(authenticator.authenticate("MAILER", "secret")).isPresent();
    }

    @Test
    void aWrongPasswordGivesNothing() {
        assertThat(authenticator.authenticate("mailer", "Secret")).isEmpty();
    }

    @Test
    void anUnknownUserGivesNothing() {
        assertThat(authenticator.authenticate("eve", "secret")).isEmpty();
    }

    @Test
    void anUnknownUserCostsAHash() {
        long begin = System.nanoTime();
        authenticator.authenticate("eve", "secret");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(10));
    }

    @Test
    void aSecondLoginCostsNoHash() {
        authenticator.authenticate("mailer", "secret");
        long begin = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            authenticator.authenticate("mailer", "secret");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aWrongPasswordAfterARightOneGivesNothing() {
        authenticator.authenticate("mailer", "secret");
        assertThat(authenticator.authenticate("mailer", "secre")).isEmpty();
    }

    @Test
    void anAccountThatDoesNotAdmitTheClientIsNotGiven() {
        assertThat(authenticator.authenticate("mailer", "secret", account -> false)).isEmpty();
    }

    @Test
    void aRememberedPasswordOfAClientThatIsNotAdmittedCostsAHash() {
        authenticator.authenticate("mailer", "secret");
        long begin = System.nanoTime();
        authenticator.authenticate("mailer", "secret", account -> false);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(10));
    }

    @Test
    void aChangedPasswordIsOutAtOnce() {
        authenticator.authenticate("mailer", "secret");
        accounts.putCredential(new Credential("acme", "mailer", PasswordHash.hash("new")));
        assertThat(authenticator.authenticate("mailer", "secret")).isEmpty();
    }

    @Test
    void aRemovedCredentialIsOutAtOnce() {
        authenticator.authenticate("mailer", "secret");
        accounts.removeCredential("acme", "mailer");
        assertThat(authenticator.authenticate("mailer", "secret")).isEmpty();
    }

    @Test
    void aLoginHoldsStillWhenItIsNoLongerRemembered() {
        authenticator.authenticate("mailer", "secret");
        clock.now = clock.now.plus(Authenticator.REMEMBERED);
        assertThat(authenticator.authenticate("mailer", "secret")).isPresent();
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T21:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
