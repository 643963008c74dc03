package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.Test;

class RecipientLimitHookTest {
    private final RelaySession session = TestTransport.session();

    @Test
    void theLastAllowedRecipientIsTaken() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(rcptAfter(1)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void oneRecipientMoreIsRefusedForNow() throws Exception {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(rcptAfter(2)).isSameAs(Replies.TOO_MANY_RECIPIENTS);
    }

    @Test
    void whoIsNoAccountIsLeftToOtherHooks() throws Exception {
        assertThat(rcptAfter(2)).isEqualTo(HookResult.DECLINED);
    }

    private HookResult rcptAfter(int recipients) throws AddressException {
        MailAddress bob = new MailAddress("bob@example.org");
        session.setAttachment(SMTPSession.RCPT_LIST, Collections.nCopies(recipients, bob), State.Transaction);
        return new RecipientLimitHook().doRcpt(session, MaybeSender.nullSender(), bob);
    }
}
