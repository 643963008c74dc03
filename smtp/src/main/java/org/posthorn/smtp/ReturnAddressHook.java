package org.posthorn.smtp;

import java.util.Locale;

import javax.inject.Inject;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.envelope.FeedbackAddress;
import org.posthorn.core.envelope.ReturnAddresses;

/**
 * RCPT of a session that is no account's: only return addresses that we made and whose message is still known, and {@code fbl@} our bounce domains
 * for feedback reports. Never a relay.
 */
public final class ReturnAddressHook implements RcptHook {
    private final DomainStore domains;
    private final ReturnAddresses returnAddresses;

    @Inject
    public ReturnAddressHook(DomainStore domains, ReturnAddresses returnAddresses) {
        this.domains = domains;
        this.returnAddresses = returnAddresses;
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        if (RelaySession.of(session).account().isPresent()) {
            return HookResult.DECLINED;
        }
        String domain = recipient.getDomain().asString().toLowerCase(Locale.ROOT);
        if (!domains.isBounceDomain(domain)) {
            return Replies.NO_RELAYING;
        }
        boolean known = FeedbackAddress.isNamed(recipient.getLocalPart()) || returnAddresses.resolve(recipient.getLocalPart(), domain).isPresent();
        return known ? HookResult.DECLINED : Replies.UNKNOWN_RETURN_ADDRESS;
    }
}
