package org.posthorn.smtp;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** MAIL and RCPT on a submission listener: nothing from a session that is no account's, so none is relayed for a stranger. */
public final class CustomersOnlyHook implements MailHook, RcptHook {
    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return check(session);
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        return check(session);
    }

    private static HookResult check(SMTPSession session) {
        return RelaySession.of(session).account().isPresent() ? HookResult.DECLINED : Replies.AUTHENTICATION_REQUIRED;
    }
}
