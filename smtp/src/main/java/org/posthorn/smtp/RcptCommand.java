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
        if (argument == null || !argument.regionMatches(true, 0, "TO:", 0, 3)) {
            return Replies.RCPT_SYNTAX;
        }
        String path = argument.substring(3).strip();
        int end = endOfPath(path);
        if (end < 0) {
            return Replies.RCPT_SYNTAX;
        }
        if (end < path.length() - 1) {
            return path.charAt(end + 1) == ' ' ? Replies.RCPT_PARAMETER : Replies.RCPT_SYNTAX;
        }
        String mailbox = path.substring(1, end);
        if (mailbox.equalsIgnoreCase(POSTMASTER)) {
            return Replies.POSTMASTER;
        }
        Optional<MailAddress> recipient = mailbox(mailbox);
        recipient.ifPresent(address -> session.setAttachment(CURRENT_RECIPIENT, address, State.Transaction));
        return recipient.isPresent() ? null : Replies.RCPT_SYNTAX;
    }

    /** Where the closing bracket is, one inside a quoted local part not counted; -1 if the path is not bracketed. */
    private static int endOfPath(String path) {
        if (!path.startsWith("<")) {
            return -1;
        }
        boolean quoted = false;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
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
