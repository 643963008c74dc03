package org.posthorn.smtp;

import java.util.Locale;

import javax.inject.Inject;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.RoleAddress;

/**
 * RCPT of a session that is no account's: only return addresses that we made, and {@code fbl@}, {@code postmaster@} and {@code abuse@} our bounce
 * domains. Never a relay. Whether the message of a return address is still known shows later: it was ours, so what comes is for its sender's eyes.
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
        boolean known = RoleAddress.isNamed(recipient.getLocalPart()) || returnAddresses.isOurs(recipient.getLocalPart(), domain);
        return known ? HookResult.DECLINED : Replies.UNKNOWN_RETURN_ADDRESS;
    }
}
