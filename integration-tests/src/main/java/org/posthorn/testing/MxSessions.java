package org.posthorn.testing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Counts sessions and plays the script before the greeting. */
final class MxSessions implements SessionHandler {
    private final Actor actor;
    private final Connections connections;

    MxSessions(Actor actor, Connections connections) {
        this.actor = actor;
        this.connections = connections;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        connections.opened(session);
        Optional<String> refusal = refusal(session);
        if (refusal.isEmpty()) {
            return SessionAcceptance.success();
        }
        connections.closed(session);
        String line = refusal.get();
        return SessionAcceptance.failure(Integer.parseInt(line.substring(0, 3)), line.substring(4));
    }

    @Override
    public void onSessionEnd(Session session) {
        connections.closed(session);
    }

    private Optional<String> refusal(Session session) {
        try {
            // Pipelined replies are several small writes, which Nagle's algorithm would hold back for 40 ms.
            session.getSocket().setTcpNoDelay(true);
            return actor.act(Stage.CONNECT, session, List.of());
        } catch (DropConnectionException | IOException e) {
            return Optional.of("421 " + e.getMessage());
        }
    }
}
