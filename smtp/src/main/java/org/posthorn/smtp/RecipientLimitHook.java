package org.posthorn.smtp;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** RCPT of an account: as many recipients as it may give a message (R1.7). */
public final class RecipientLimitHook implements RcptHook {
    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        return RelaySession.of(session).account()
            .map(account -> session.getRcptCount() < account.limits().maxRecipientsPerMessage() ? HookResult.DECLINED : Replies.TOO_MANY_RECIPIENTS)
            .orElse(HookResult.DECLINED);
    }
}
