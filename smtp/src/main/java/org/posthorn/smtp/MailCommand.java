package org.posthorn.smtp;

import javax.inject.Inject;

import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.MailCmdHandler;

/**
 * MAIL (RFC 5321 section 4.1.1.2) as James has it, but a second MAIL leaves the transaction as it is: James forgets the sender, and recipients that were
 * named as one account's would pass for another's.
 */
public final class MailCommand extends MailCmdHandler {
    @Inject
    public MailCommand(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return session.getAttachment(SMTPSession.SENDER, State.Transaction).isPresent() ? Replies.SECOND_MAIL : super.onCommand(session, request);
    }

    @Override
    protected Response doFilterChecks(SMTPSession session, String command, String argument) {
        session.removeAttachment(SizeExtension.DECLARED, State.Transaction);
        return super.doFilterChecks(session, command, argument);
    }
}
