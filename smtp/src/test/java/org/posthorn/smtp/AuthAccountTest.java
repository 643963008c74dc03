package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.smtp.AuthClient.BAD;
import static org.posthorn.smtp.AuthClient.GOOD;
import static org.posthorn.smtp.AuthClient.text;

import java.util.Set;

import org.apache.james.core.Username;
import org.apache.james.protocols.api.Response;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Access;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.address.IpRange;

/** Whose a session is that has logged in, and what its account does not allow. */
class AuthAccountTest {
    private static final Access ACCESS = Accounts.ACME.access();
    private final AuthClient client = new AuthClient();

    @Test
    void theSessionIsThenTheAccounts() {
        client.auth(GOOD);
        assertThat(client.session.account()).contains(Accounts.ACME);
    }

    @Test
    void theSessionMayThenRelay() {
        client.auth(GOOD);
        assertThat(client.session.isRelayingAllowed()).isTrue();
    }

    @Test
    void theSessionsUserIsTheAccount() {
        client.auth(GOOD);
        assertThat(client.session.getUsername()).isEqualTo(Username.of("acme"));
    }

    @Test
    void aRefusedSessionIsNobodys() {
        client.auth(BAD);
        assertThat(client.session.account()).isEmpty();
    }

    @Test
    void aClientOfAnAllowedIpLogsIn() {
        assertThat(logIn(ACCESS.withAllowedIps(IpRange.parse("192.0.2.0/24").orElseThrow()))).startsWith("235 ");
    }

    @Test
    void aClientOfAnotherIpIsRefusedInTheWordsOfAWrongPassword() {
        assertThat(logIn(ACCESS.withAllowedIps(IpRange.parse("203.0.113.0/24").orElseThrow())))
            .isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aMechanismThatTheAccountHasNotIsRefusedInTheSameWords() {
        assertThat(logIn(ACCESS.withMechanisms(Set.of(Mechanism.LOGIN)))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aSessionTooManyIsRefusedForNowAndClosed() {
        AuthClient single = new AuthClient(acme(ACCESS.withMaxSessions(1)));
        single.auth(GOOD);
        Response second = single.reply(TestTransport.session(Mechanism.PLAIN), GOOD);
        assertThat(text(second)).isEqualTo("421 4.4.5 Service unavailable, concurrency limit reached");
        assertThat(second.isEndSession()).isTrue();
    }

    private static String logIn(Access access) {
        return new AuthClient(acme(access)).auth(GOOD);
    }

    private static Account acme(Access access) {
        return Accounts.ACME.with(Accounts.ACME.settings().withAccess(access));
    }
}
