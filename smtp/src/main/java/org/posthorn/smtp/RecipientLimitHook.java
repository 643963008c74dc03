package org.posthorn.smtp;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** RCPT on a submission listener: as many recipients as the account may give a message (R1.7). Answers for every recipient, so none is relayed without it. */
public final class RecipientLimitHook implements RcptHook {
    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        return RelaySession.of(session).account()
            .map(account -> session.getRcptCount() < account.limits().maxRecipientsPerMessage() ? HookResult.DECLINED : Replies.TOO_MANY_RECIPIENTS)
            .orElse(Replies.AUTHENTICATION_REQUIRED);
    }
}
