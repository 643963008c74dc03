package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Access;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;

class TrustHookTest {
    private static final IpRange TRUSTED = IpRange.parse("192.0.2.0/24").orElseThrow();
    private static final Concessions TRUST_ZONE = new Concessions(true, true);

    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final LoginGuard guard = new LoginGuard(LoginPolicy.DEFAULT, new MemoryBanStore(), Clock.systemUTC());
    private final Sessions sessions = new Sessions();
    private final TrustHook hook = new TrustHook(domains, accounts, guard, sessions);
    private final RelaySession session = session("192.0.2.7", TRUST_ZONE);

    @BeforeEach
    void twoAccountsTrustTheClient() {
        put("acme", access().withTrustedIps(TRUSTED).withMaxSessions(1));
        put("beta", access().withTrustedIps(TRUSTED));
        put("gamma", access());
    }

    @Test
    void theSessionIsTheSendersAccounts() throws Exception {
        assertThat(mail(session, "ann@ACME.example")).isEqualTo(HookResult.DECLINED);
        assertThat(session.identity()).contains(new Identity.Trust(accounts.find("acme").orElseThrow()));
    }

    @Test
    void aSenderOfAnotherAccountThatTrustsTheClientMakesTheSessionThatAccounts() throws Exception {
        mail(session, "ann@acme.example");
        mail(session, "bob@beta.example");
        assertThat(session.account().orElseThrow().id()).isEqualTo("beta");
    }

    @Test
    void theCountOfSessionsFollows() throws Exception {
        mail(session, "ann@acme.example");
        mail(session, "bob@beta.example");
        assertThat(sessions.of("acme")).isZero();
        assertThat(sessions.of("beta")).isOne();
    }

    @Test
    void aFurtherMessageIsNoFurtherSession() throws Exception {
        mail(session, "ann@acme.example");
        assertThat(mail(session, "ann@acme.example")).isEqualTo(HookResult.DECLINED);
        assertThat(sessions.of("acme")).isOne();
    }

    @Test
    void theSessionKeepsTheAccountAsItWas() throws Exception {
        mail(session, "ann@acme.example");
        put("acme", access().withTrustedIps(TRUSTED).withMaxSessions(9));
        mail(session, "ann@acme.example");
        assertThat(session.account().orElseThrow().access().maxSessions()).isOne();
    }

    @Test
    void aSessionTooManyIsClosed() throws Exception {
        mail(session("192.0.2.8", TRUST_ZONE), "ann@acme.example");
        assertThat(mail(session, "ann@acme.example")).isSameAs(Replies.TOO_MANY_SESSIONS_AT_MAIL);
    }

    @Test
    void aSenderOfAnAccountThatDoesNotTrustTheClientMakesTheSessionNobodys() throws Exception {
        mail(session, "ann@acme.example");
        mail(session, "eve@gamma.example");
        assertThat(session.account()).isEmpty();
        assertThat(sessions.of("acme")).isZero();
    }

    @Test
    void aSenderOfNoAccountMakesTheSessionNobodys() throws Exception {
        mail(session, "eve@elsewhere.example");
        assertThat(session.account()).isEmpty();
    }

    @Test
    void theNullSenderMakesTheSessionNobodys() throws Exception {
        mail(session, "ann@acme.example");
        hook.doMail(session, MaybeSender.nullSender());
        assertThat(session.account()).isEmpty();
    }

    @Test
    void aClientFromElsewhereIsNobody() throws Exception {
        RelaySession elsewhere = session("198.51.100.7", TRUST_ZONE);
        mail(elsewhere, "ann@acme.example");
        assertThat(elsewhere.account()).isEmpty();
    }

    @Test
    void aListenerWithoutATrustZoneTrustsNobody() throws Exception {
        RelaySession strict = session("192.0.2.7", new Concessions(true, false));
        mail(strict, "ann@acme.example");
        assertThat(strict.account()).isEmpty();
    }

    @Test
    void aLoginIsNotOverruled() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        mail(session, "bob@beta.example");
        assertThat(session.account()).contains(Accounts.ACME);
    }

    @Test
    void withoutTlsTheAccountHasToAllowThatToo() throws Exception {
        RelaySession plain = plain(TRUST_ZONE);
        assertThat(mail(plain, "ann@acme.example")).isSameAs(Replies.TLS_BEFORE_MAIL);
        assertThat(plain.account()).isEmpty();
    }

    @Test
    void withoutTlsAClientThatTheAccountAllowsThatIsTrusted() throws Exception {
        put("acme", access().withTrustedIps(TRUSTED).withPlaintextFrom(TRUSTED));
        assertThat(mail(plain(TRUST_ZONE), "ann@acme.example")).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void withoutTlsTheListenerHasToAllowThatToo() throws Exception {
        put("acme", access().withTrustedIps(TRUSTED).withPlaintextFrom(TRUSTED));
        assertThat(mail(plain(new Concessions(false, true)), "ann@acme.example")).isSameAs(Replies.TLS_BEFORE_MAIL);
    }

    @Test
    void aBannedClientIsNotTrusted() throws Exception {
        for (int i = 0; i < LoginPolicy.DEFAULT.failures(); i++) {
            guard.failed(session.client(), "ann");
        }
        assertThat(mail(session, "ann@acme.example")).isSameAs(Replies.BANNED_AT_MAIL);
    }

    private void put(String id, Access access) {
        Account account = Account.withDefaults(id);
        accounts.put(account.with(account.settings().withAccess(access)));
        domains.put(new SendingDomain(id, id + ".example", "bounce." + id + ".example", null));
    }

    private static Access access() {
        return Accounts.ACME.access();
    }

    private static RelaySession session(String client, Concessions concessions) {
        return TestTransport.session(new TestTransport(new InetSocketAddress(client, 40_000)), concessions);
    }

    private static RelaySession plain(Concessions concessions) {
        return TestTransport.session(new TestTransport(new InetSocketAddress("192.0.2.7", 40_000)).withoutTls(), concessions);
    }

    private HookResult mail(RelaySession by, String sender) throws AddressException {
        return hook.doMail(by, MaybeSender.of(new MailAddress(sender)));
    }
}
