package org.posthorn.testing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** Performs what the script says for a stage. */
final class Actor {
    private final Script script;
    private final Gate gate;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    Actor(Script script, Gate gate) {
        this.script = script;
        this.gate = gate;
    }

    /** The line to answer instead of going on, if any. Throws DropConnectionException once it has closed the connection. */
    Optional<String> act(Stage stage, Session session, List<String> recipients) throws DropConnectionException, IOException {
        if (stage == Stage.RCPT) {
            recipients.forEach(recipient -> attempts.computeIfAbsent(key(recipient), any -> new AtomicInteger()).incrementAndGet());
        }
        for (Behaviour.Action action : script.at(stage, recipients)) {
            if (action instanceof Behaviour.Reply reply) {
                return Optional.of(reply.line());
            } else if (action instanceof Behaviour.Drop) {
                drop(session);
            } else {
                pause(action);
                dropIfClosed(session);
            }
        }
        return Optional.empty();
    }

    /** How often this recipient was named in RCPT, whatever the answer. */
    int attempts(String recipient) {
        return attempts.getOrDefault(key(recipient), new AtomicInteger()).get();
    }

    private static String key(String recipient) {
        return recipient.toLowerCase(Locale.ROOT);
    }

    /** Closes the socket first, so that nothing of the library's own reply gets out. */
    static void drop(Session session) throws DropConnectionException, IOException {
        session.closeSocket();
        throw new DropConnectionException("Dropped as scripted");
    }

    /** A message that was hanging when the mock was closed has not been taken. */
    private void dropIfClosed(Session session) throws DropConnectionException, IOException {
        if (gate.isClosed()) {
            drop(session);
        }
    }

    private void pause(Behaviour.Action action) throws IOException {
        try {
            if (action instanceof Behaviour.Delay delay) {
                gate.pass(delay.time());
            } else {
                gate.pass();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while hanging", e);
        }
    }
}
