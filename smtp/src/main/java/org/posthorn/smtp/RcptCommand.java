package org.posthorn.smtp;

import java.util.Optional;

import javax.inject.Inject;
import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.RcptCmdHandler;
import org.posthorn.core.address.Address;
import org.posthorn.mail.LiteralDomain;

/** RCPT (RFC 5321 section 4.1.1.3) with the address taken by the letter of the standard: no default domain, no source route, no parameter. */
public final class RcptCommand extends RcptCmdHandler {
    /** The one address without a domain (RFC 5321 section 4.1.1.3). No mailbox is here, so it is refused as an address, not as a mistake in writing. */
    private static final String POSTMASTER = "Postmaster";

    @Inject
    public RcptCommand(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    protected Response doFilterChecks(SMTPSession session, String command, String argument) {
        if (session.getAttachment(SMTPSession.SENDER, State.Transaction).isEmpty()) {
            return Replies.MAIL_FIRST;
        }
        if (RelaySession.of(session).hasChunks()) {
            return Replies.IN_CHUNKS;
        }
        return PathArgument.parse(argument, "TO:").map(path -> take(session, path)).orElse(Optional.of(Replies.RCPT_SYNTAX)).orElse(null);
    }

    /** The refusal, if there is one. */
    private static Optional<Response> take(SMTPSession session, PathArgument path) {
        if (!path.parameters().isEmpty()) {
            return Optional.of(Replies.RCPT_PARAMETER);
        }
        if (path.mailbox().equalsIgnoreCase(POSTMASTER)) {
            return Optional.of(Replies.POSTMASTER);
        }
        Optional<MailAddress> recipient = mailbox(path.mailbox());
        recipient.ifPresent(address -> session.setAttachment(CURRENT_RECIPIENT, address, State.Transaction));
        return recipient.isPresent() ? Optional.empty() : Optional.of(Replies.RCPT_SYNTAX);
    }

    private static Optional<MailAddress> mailbox(String text) {
        return Address.parse(text).flatMap(address -> {
            try {
                return Optional.of(LiteralDomain.carry(address));
            } catch (AddressException e) {
                return Optional.empty();
            }
        });
    }
}
