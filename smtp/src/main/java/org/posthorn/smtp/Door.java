package org.posthorn.smtp;

import javax.inject.Inject;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Sessions;

/** Counts the sessions of every listener, and begins nothing new while the node drains (R1.12). The first handler of every chain. */
public final class Door implements ConnectHandler<SMTPSession>, DisconnectHandler<SMTPSession>, MailHook {
    private final Node node;
    private final Sessions sessions;

    @Inject
    public Door(Node node, Sessions sessions) {
        this.node = node;
        this.sessions = sessions;
    }

    @Override
    public Response onConnect(SMTPSession session) {
        sessions.opened();
        return node.isDraining() ? Replies.CLOSED_FOR_NOW : null;
    }

    @Override
    public void onDisconnect(SMTPSession session) {
        sessions.closed();
        RelaySession.of(session).leave(sessions);
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return node.isDraining() ? Replies.RECONFIGURATION : HookResult.DECLINED;
    }
}
