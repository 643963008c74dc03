package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.Test;

class CustomersOnlyHookTest {
    private final RelaySession session = TestTransport.session();
    private final CustomersOnlyHook hook = new CustomersOnlyHook();

    @Test
    void aStrangerSendsNothing() {
        assertThat(hook.doMail(session, MaybeSender.nullSender())).isSameAs(Replies.AUTHENTICATION_REQUIRED);
    }

    @Test
    void aStrangerNamesNoRecipient() throws Exception {
        assertThat(rcpt()).isSameAs(Replies.AUTHENTICATION_REQUIRED);
    }

    @Test
    void anAccountIsLeftToOtherHooks() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(hook.doMail(session, MaybeSender.nullSender())).isEqualTo(HookResult.DECLINED);
        assertThat(rcpt()).isEqualTo(HookResult.DECLINED);
    }

    private HookResult rcpt() throws AddressException {
        return hook.doRcpt(session, MaybeSender.nullSender(), new MailAddress("bob@example.org"));
    }
}
