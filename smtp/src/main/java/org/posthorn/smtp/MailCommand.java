package org.posthorn.smtp;

import javax.inject.Inject;

import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.smtpserver.JamesMailCmdHandler;

/**
 * MAIL (RFC 5321 section 4.1.1.2), which clears what a former one left: James forgets the sender alone when it refuses a second MAIL, and recipients
 * that were named as one account's would pass for another's.
 */
public final class MailCommand extends JamesMailCmdHandler {
    @Inject
    public MailCommand(MetricFactory metrics, DomainList domains) {
        super(metrics, domains);
    }

    @Override
    protected Response doFilterChecks(SMTPSession session, String command, String argument) {
        session.removeAttachment(SMTPSession.RCPT_LIST, State.Transaction);
        session.removeAttachment(SizeExtension.DECLARED, State.Transaction);
        return super.doFilterChecks(session, command, argument);
    }
}
