package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Credential;
import org.posthorn.core.admission.Sessions;

class RelaySessionTest {
    private static final Account ACME = Accounts.ACME.with(Accounts.ACME.settings().withAccess(Accounts.ACME.access().withMaxSessions(1)));
    private static final Identity LOGIN = new Identity.Login(ACME, new Credential("acme", "ann", "hash"));

    private final Sessions sessions = new Sessions();
    private final RelaySession session = TestTransport.session();

    @Test
    void aTrustedSessionThatLogsInIsNoFurtherSession() {
        session.enter(new Identity.Trust(ACME), sessions);
        assertThat(session.enter(LOGIN, sessions)).isTrue();
        assertThat(sessions.of("acme")).isOne();
    }

    @Test
    void aTrustedSessionHasNotLoggedIn() {
        session.enter(new Identity.Trust(ACME), sessions);
        assertThat(session.isLoggedIn()).isFalse();
    }

    @Test
    void aSessionTooManyIsNobodys() {
        TestTransport.session().enter(LOGIN, sessions);
        assertThat(session.enter(LOGIN, sessions)).isFalse();
        assertThat(session.identity()).isEmpty();
    }

    @Test
    void whatIsNobodysLeavesNoAccount() {
        TestTransport.session().enter(LOGIN, sessions);
        session.leave(sessions);
        assertThat(sessions.of("acme")).isOne();
    }
}
