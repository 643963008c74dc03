package org.posthorn.smtp;

import javax.inject.Inject;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.posthorn.core.admission.LoginGuard;

/** Turns banned IPs away from the listeners that take logins (R1.4), before they are greeted. */
public final class BanHandler implements ConnectHandler<SMTPSession> {
    private final LoginGuard guard;

    @Inject
    public BanHandler(LoginGuard guard) {
        this.guard = guard;
    }

    @Override
    public Response onConnect(SMTPSession session) {
        return guard.isBanned(session.getRemoteAddress().getAddress()) ? Replies.BANNED : null;
    }
}
