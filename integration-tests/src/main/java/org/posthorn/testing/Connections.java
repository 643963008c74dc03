package org.posthorn.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.Session;

/** Counts a {@link MockMx}'s connections and the messages on each. Thread-safe. */
public final class Connections {
    private final Map<Session, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> messages = new ConcurrentHashMap<>();
    private int opened;
    private int peak;

    synchronized void opened(Session session) {
        opened++;
        numbers.put(session, opened);
        messages.put(opened, new AtomicInteger());
        peak = Math.max(peak, numbers.size());
    }

    synchronized void closed(Session session) {
        numbers.remove(session);
    }

    int number(Session session) {
        return numbers.get(session);
    }

    void delivered(int connection) {
        messages.get(connection).incrementAndGet();
    }

    /** How many there have been since the start. */
    public synchronized int count() {
        return opened;
    }

    /** How many are open now. */
    public int open() {
        return numbers.size();
    }

    /** The most that were open at once. */
    public synchronized int peak() {
        return peak;
    }

    /** The accepted messages on this connection, counted from 1. */
    public int messagesOn(int connection) {
        return messages.get(connection).get();
    }
}
