package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;

class SenderHookTest {
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final SenderHook hook = new SenderHook(domains);
    private final RelaySession session = TestTransport.session();

    @BeforeEach
    void acmeHasADomain() {
        domains.put(new SendingDomain("acme", "news.example.com", "bounce.news.example.com", null));
        domains.put(new SendingDomain("other", "example.net", "bounce.example.net", null));
    }

    @Test
    void whoIsNoAccountIsLeftToOtherHooks() throws Exception {
        assertThat(mail("ann@example.net")).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void anAccountSendsFromItsDomainInAnyCase() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(mail("ann@News.Example.com")).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void anAccountDoesNotSendFromAnothersDomain() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(mail("ann@example.net").getSmtpRetCode()).isEqualTo("451");
    }

    @Test
    void anAccountDoesNotSendFromASubdomainOfItsDomain() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(mail("ann@a.news.example.com").getSmtpDescription()).startsWith("4.7.1 ");
    }

    @Test
    void anAccountMayHaveForeignSendersRefusedForGood() throws Exception {
        Accounts.logIn(session, Accounts.account(1, 1, AccountState.ACTIVE, ForeignSenderReply.PERMANENT));
        assertThat(mail("ann@example.net")).extracting(HookResult::getSmtpRetCode).isEqualTo("550");
    }

    @Test
    void theNullSenderIsNoCustomers() {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(hook.doMail(session, MaybeSender.nullSender())).isSameAs(Replies.NULL_SENDER);
    }

    private HookResult mail(String sender) throws AddressException {
        return hook.doMail(session, MaybeSender.of(new MailAddress(sender)));
    }
}
