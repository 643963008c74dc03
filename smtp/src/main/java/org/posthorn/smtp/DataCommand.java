package org.posthorn.smtp;

import java.util.Collection;
import java.util.List;

import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;

/** DATA (RFC 5321 section 4.1.1.4): has the framer collect the message, which then goes to {@link MessageReceiver} as a whole. */
public final class DataCommand implements CommandHandler<SMTPSession> {
    @Override
    public Collection<String> getImplCommands() {
        return List.of("DATA");
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        if (request.getArgument() != null && !request.getArgument().isBlank()) {
            return Replies.DATA_SYNTAX;
        }
        if (session.getAttachment(SMTPSession.SENDER, State.Transaction).isEmpty() || session.getRcptCount() == 0) {
            return Replies.RCPT_FIRST;
        }
        if (RelaySession.of(session).hasChunks()) {
            return Replies.IN_CHUNKS;
        }
        RelaySession.of(session).expectData();
        return Replies.DATA_READY;
    }
}
