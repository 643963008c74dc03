package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.Test;

class MailCommandTest {
    @Test
    void recipientsOfAFormerTransactionAreForgotten() throws Exception {
        RelaySession session = TestTransport.session();
        session.setAttachment(SMTPSession.SENDER, MaybeSender.nullSender(), State.Transaction);
        session.setAttachment(SMTPSession.RCPT_LIST, List.of(new MailAddress("bob@example.org")), State.Transaction);
        new MailCommand(new Unmeasured(), null).doFilterChecks(session, "MAIL", "FROM:<>");
        assertThat(session.getRcptCount()).isZero();
    }
}
