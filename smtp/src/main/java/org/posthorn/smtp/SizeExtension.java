package org.posthorn.smtp;

import java.util.List;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloExtension;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.MailParametersHook;

/**
 * SIZE (RFC 1870) with the limit that holds for the session: the account's, once it is known. The declared size is judged behind {@link TrustHook},
 * which may find the account by the sender.
 */
public final class SizeExtension implements EhloExtension, MailParametersHook, MailHook {
    static final AttachmentKey<Long> DECLARED = AttachmentKey.of("posthorn.declaredSize", Long.class);

    @Override
    public List<String> getImplementedEsmtpFeatures(SMTPSession session) {
        return List.of("SIZE " + RelaySession.of(session).maxMessageSize());
    }

    @Override
    public String[] getMailParamNames() {
        return new String[] {"SIZE"};
    }

    @Override
    public HookResult doMailParameter(SMTPSession session, String name, String value) {
        if (!value.matches("\\d{1,20}")) {
            return Replies.SIZE_SYNTAX;
        }
        session.setAttachment(DECLARED, value.length() < 19 ? Long.parseLong(value) : Long.MAX_VALUE, State.Transaction);
        return null;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        long limit = RelaySession.of(session).maxMessageSize();
        return session.getAttachment(DECLARED, State.Transaction).filter(size -> size > limit).isPresent() ? Replies.DECLARED_TOO_BIG : HookResult.DECLINED;
    }
}
