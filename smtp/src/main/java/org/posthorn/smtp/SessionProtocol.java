package org.posthorn.smtp;

import java.util.List;
import java.util.function.Supplier;

import io.netty.channel.Channel;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerChain;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.LineHandlerAware;
import org.apache.james.protocols.smtp.SMTPConfiguration;

/** What the sessions of one listener share: the handlers of its chain, looked up once. */
final class SessionProtocol {
    private final SMTPConfiguration configuration;
    private final ListenerSettings listener;
    private final Supplier<Encryption> encryption;
    private final DataBudget budget;
    private final List<ConnectHandler<RelaySession>> connectHandlers;
    private final List<DisconnectHandler<RelaySession>> disconnectHandlers;
    private final LineHandler<RelaySession> commands;
    private final MessageReceiver receiver;

    @SuppressWarnings("unchecked")
    SessionProtocol(ProtocolHandlerChain chain, SMTPConfiguration configuration, ListenerSettings listener, Supplier<Encryption> encryption,
                    DataBudget budget) {
        this.configuration = configuration;
        this.listener = listener;
        this.encryption = encryption;
        this.budget = budget;
        this.connectHandlers = (List<ConnectHandler<RelaySession>>) (List<?>) chain.getHandlers(ConnectHandler.class);
        this.disconnectHandlers = (List<DisconnectHandler<RelaySession>>) (List<?>) chain.getHandlers(DisconnectHandler.class);
        this.commands = (LineHandler<RelaySession>) chain.getFirstHandler(LineHandler.class).orElseThrow();
        this.receiver = chain.getFirstHandler(MessageReceiver.class).orElseThrow();
    }

    RelaySession open(Channel channel, LineHandlerAware lineHandlers) {
        return new RelaySession(new RelayTransport(channel, ProxyHeader.client(channel), encryption.get(), lineHandlers), configuration, listener, budget);
    }

    /** Greets, unless a handler before the greeting closes the session. */
    void welcome(RelaySession session) {
        for (ConnectHandler<RelaySession> handler : connectHandlers) {
            Response response = handler.onConnect(session);
            write(response, session);
            if (response != null && response.isEndSession()) {
                return;
            }
        }
    }

    Response command(RelaySession session, byte[] line) {
        return commands.onLine(session, line);
    }

    Response receive(RelaySession session, ReceivedData data) {
        try {
            return receiver.receive(session, data);
        } finally {
            budget.release(data.reserved());
            session.resetState();
        }
    }

    void close(RelaySession session) {
        disconnectHandlers.forEach(handler -> handler.onDisconnect(session));
        session.resetState();
    }

    void write(Response response, RelaySession session) {
        if (response != null) {
            session.getProtocolTransport().writeResponse(response, session);
        }
    }
}
