package org.posthorn.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.james.protocols.api.Response;
import org.posthorn.core.admission.ClientKey;

/** The sessions of one listener, counted from the first octet until the last command is done, which may be after the client has gone. */
final class SessionCount {
    private final ConnectionSettings settings;
    private final Map<String, Integer> clients = new HashMap<>();
    private int open;

    SessionCount(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** Counts one more and answers nothing, or answers why it may not be; each one counted needs one {@link #leave}. */
    synchronized Optional<Response> enter(InetAddress client) {
        if (open >= settings.sessions()) {
            return Optional.of(Replies.NO_MORE_SESSIONS);
        }
        String key = ClientKey.of(client);
        int before = clients.getOrDefault(key, 0);
        if (settings.sessionsPerIp() > 0 && before >= settings.sessionsPerIp()) {
            return Optional.of(Replies.NO_MORE_SESSIONS_OF_CLIENT);
        }
        open++;
        clients.put(key, before + 1);
        return Optional.empty();
    }

    synchronized void leave(InetAddress client) {
        open--;
        clients.computeIfPresent(ClientKey.of(client), (key, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }

    /** Waits until none is open, but not longer than that. */
    synchronized void awaitNone(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); open > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    synchronized int open() {
        return open;
    }
}
