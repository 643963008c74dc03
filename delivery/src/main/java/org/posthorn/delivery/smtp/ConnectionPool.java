package org.posthorn.delivery.smtp;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections that wait for the next message; the one used last goes first, so that those not needed grow old. */
final class ConnectionPool {
    private final Map<InetSocketAddress, Deque<Spare>> spares = new HashMap<>();
    private final SmtpSettings.Pooling settings;
    private int size;
    private boolean closed;

    ConnectionPool(SmtpSettings.Pooling settings) {
        this.settings = settings;
    }

    private record Spare(SmtpConnection connection, long since) {
    }

    synchronized Optional<SmtpConnection> take(InetSocketAddress address) {
        Deque<Spare> waiting = spares.getOrDefault(address, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            SmtpConnection connection = remove(address, waiting.getFirst());
            if (connection.isOpen()) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    /** Keeps a connection for later, or takes leave of the server if it is worn out or there are too many. */
    void give(InetSocketAddress address, SmtpConnection connection) {
        if (!connection.isOpen() || connection.carried() >= settings.messages() || !keep(address, connection)) {
            connection.quit();
        }
    }

    synchronized int size() {
        return size;
    }

    /** Takes leave of those that waited too long. */
    void sweep() {
        takeOlderThan(System.nanoTime() - settings.idle().toNanos()).forEach(SmtpConnection::quit);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        takeOlderThan(System.nanoTime()).forEach(SmtpConnection::quit);
    }

    private synchronized boolean keep(InetSocketAddress address, SmtpConnection connection) {
        if (closed || size >= settings.spare()) {
            return false;
        }
        spares.computeIfAbsent(address, any -> new ArrayDeque<>()).addFirst(new Spare(connection, System.nanoTime()));
        size++;
        return true;
    }

    private synchronized List<SmtpConnection> takeOlderThan(long time) {
        List<SmtpConnection> old = new ArrayList<>();
        for (Map.Entry<InetSocketAddress, Deque<Spare>> entry : List.copyOf(spares.entrySet())) {
            for (Spare spare : List.copyOf(entry.getValue())) {
                if (spare.since() - time <= 0 || !spare.connection().isOpen()) {
                    old.add(remove(entry.getKey(), spare));
                }
            }
        }
        return old;
    }

    private SmtpConnection remove(InetSocketAddress address, Spare spare) {
        Deque<Spare> waiting = spares.get(address);
        waiting.remove(spare);
        size--;
        if (waiting.isEmpty()) {
            spares.remove(address);
        }
        return spare.connection();
    }
}
