package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Base64;

import org.apache.james.protocols.api.BaseRequest;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.admission.Sessions;

class PlaintextLoginTest {
    private static final Concessions PLAINTEXT = new Concessions(true, false);
    private static final Account LISTS_THE_CLIENT = Accounts.ACME.with(Accounts.ACME.settings().withAccess(
        Accounts.ACME.access().withPlaintextFrom(IpRange.parse("192.0.2.0/24").orElseThrow())));

    private final LoginGuard guard = new LoginGuard(LoginPolicy.DEFAULT, new MemoryBanStore(), Clock.systemUTC());

    @Test
    void aListedClientLogsIn() {
        assertThat(login(LISTS_THE_CLIENT, session("192.0.2.7", PLAINTEXT))).startsWith("235 ");
    }

    @Test
    void aListedClientIsToldThatItMay() {
        assertThat(command(LISTS_THE_CLIENT).getImplementedEsmtpFeatures(session("192.0.2.7", PLAINTEXT))).containsExactly("AUTH PLAIN");
    }

    @Test
    void anotherClientIsNotReadItsPassword() {
        assertThat(login(LISTS_THE_CLIENT, session("198.51.100.7", PLAINTEXT))).startsWith("530 5.7.0 ");
    }

    @Test
    void anotherClientIsToldNothing() {
        assertThat(command(LISTS_THE_CLIENT).getImplementedEsmtpFeatures(session("198.51.100.7", PLAINTEXT))).isEmpty();
    }

    @Test
    void aListedClientNeedsTlsOnAnotherListener() {
        assertThat(login(LISTS_THE_CLIENT, session("192.0.2.7", new Concessions(false, true)))).startsWith("530 5.7.0 ");
    }

    @Test
    void aClientThatOnlyAnotherAccountListsIsToldWhatAWrongPasswordIsTold() {
        assertThat(login(Accounts.ACME, session("192.0.2.7", PLAINTEXT))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    /** Another account lists 192.0.2.0/24 besides. */
    private AuthCommand command(Account acme) {
        return Accounts.auth(acme, guard, new Sessions(), new Account("beta", acme.profile(), acme.state(), LISTS_THE_CLIENT.settings()));
    }

    private String login(Account acme, RelaySession session) {
        String initial = Base64.getEncoder().encodeToString("\0ann\0secret".getBytes(UTF_8));
        return command(acme).onCommand(session, new BaseRequest("AUTH", "PLAIN " + initial)).getLines().get(0).toString();
    }

    private static RelaySession session(String client, Concessions concessions) {
        return TestTransport.session(new TestTransport(new InetSocketAddress(client, 40_000)).withoutTls(), concessions, Mechanism.PLAIN);
    }
}
