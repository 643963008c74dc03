package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.Period;
import org.posthorn.core.account.Rate;
import org.posthorn.core.admission.MemoryUsageStore;
import org.posthorn.core.admission.Pace;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.delivery.SettableClock;

class QuotaHookTest {
    private static final Limits LIMITS = new Limits(1000, 10);

    private final SettableClock clock = new SettableClock();
    private final QuotaHook hook = new QuotaHook(new Quotas(new MemoryUsageStore(), clock), new Pace(clock));
    private final RelaySession session = TestTransport.session();

    @Test
    void withoutLimitsEverythingIsTaken() throws Exception {
        logIn(LIMITS);
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
        assertThat(rcpt()).isEqualTo(HookResult.DECLINED);
        assertThat(message(10)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void anExhaustedQuotaIsNamedAtMailWithTheTimeOfItsReset() throws Exception {
        logIn(LIMITS.withQuotas(Map.of(Period.HOUR, 2L)));
        message(2);
        assertThat(mail().getSmtpRetCode()).isEqualTo("452");
        assertThat(mail().getSmtpDescription()).startsWith("4.3.1 ").contains("2 per hour", "2026-11-21T13:00:00Z");
    }

    @Test
    void aRecipientOverTheQuotaIsRefused() throws Exception {
        logIn(LIMITS.withQuotas(Map.of(Period.DAY, 2L)));
        message(2);
        assertThat(rcpt().getSmtpRetCode()).isEqualTo("452");
    }

    @Test
    void whatOtherSessionsTookMeanwhileCountsAtTheEnd() throws Exception {
        logIn(LIMITS.withQuotas(Map.of(Period.MONTH, 3L)));
        mail();
        rcpt();
        message(3);
        assertThat(message(1).getSmtpRetCode()).isEqualTo("452");
    }

    @Test
    void aRecipientOverTheRateIsThrottled() throws Exception {
        logIn(LIMITS.withRate(Rate.parse("1/s").orElseThrow()));
        rcpt();
        assertThat(rcpt().getSmtpRetCode()).isEqualTo("451");
        assertThat(rcpt().getSmtpDescription()).startsWith("4.7.1 ").contains("1/s");
    }

    @Test
    void aMessageIsThrottledAtMailWhereNoRecipientWouldPass() throws Exception {
        logIn(LIMITS.withRate(Rate.parse("1/s").orElseThrow()));
        rcpt();
        assertThat(mail().getSmtpRetCode()).isEqualTo("451");
    }

    @Test
    void whoHasNotLoggedInIsLeftToOtherHooks() throws Exception {
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    private void logIn(Limits limits) {
        Account acme = Accounts.ACME;
        Accounts.logIn(session, acme.with(acme.settings().withLimits(limits)));
    }

    private HookResult mail() throws MessagingException {
        return hook.doMail(session, MaybeSender.of(new MailAddress("ann@news.example.com")));
    }

    private HookResult rcpt() throws MessagingException {
        return hook.doRcpt(session, MaybeSender.nullSender(), new MailAddress("bob@example.org"));
    }

    private HookResult message(int recipients) throws MessagingException {
        MailImpl.Builder mail = MailImpl.builder().name("m").sender(MaybeSender.nullSender());
        for (int i = 0; i < recipients; i++) {
            mail.addRecipient("bob" + i + "@example.org");
        }
        return hook.onMessage(session, mail.build());
    }
}
