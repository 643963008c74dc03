package org.posthorn.smtp;

import java.util.Locale;
import java.util.Set;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailParametersHook;

/** BODY of MAIL (8BITMIME, RFC 6152). It changes nothing: what a message is like is seen from its octets. BINARYMIME (RFC 3030) is not offered. */
public final class BodyParameter implements MailParametersHook {
    private static final Set<String> VALUES = Set.of("7BIT", "8BITMIME");

    @Override
    public String[] getMailParamNames() {
        return new String[] {"BODY"};
    }

    @Override
    public HookResult doMailParameter(SMTPSession session, String name, String value) {
        return VALUES.contains(value.toUpperCase(Locale.ROOT)) ? null : Replies.BODY_SYNTAX;
    }
}
