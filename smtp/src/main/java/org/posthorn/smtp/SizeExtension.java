package org.posthorn.smtp;

import java.util.List;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloExtension;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailParametersHook;

/** SIZE (RFC 1870) with the limit that holds for the session: the account's, once it is known. */
public final class SizeExtension implements EhloExtension, MailParametersHook {
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
        boolean fits = value.length() < 19 && Long.parseLong(value) <= RelaySession.of(session).maxMessageSize();
        return fits ? null : Replies.DECLARED_TOO_BIG;
    }
}
