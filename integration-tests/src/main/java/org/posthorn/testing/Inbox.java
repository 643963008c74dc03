package org.posthorn.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The messages a {@link MockMx} accepted, in order. Thread-safe; waiting looks at each message once. */
public final class Inbox {
    private final List<Received> messages = new ArrayList<>();
    private final Map<String, List<Received>> byRecipient = new HashMap<>();

    synchronized void add(Received message) {
        messages.add(message);
        message.recipients().forEach(to -> byRecipient.computeIfAbsent(to.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1)).add(message));
        notifyAll();
    }

    public synchronized int count() {
        return messages.size();
    }

    public synchronized List<Received> all() {
        return List.copyOf(messages);
    }

    /** Those for this recipient, in order. */
    public synchronized List<Received> to(String recipient) {
        return List.copyOf(byRecipient.getOrDefault(recipient.toLowerCase(Locale.ROOT), List.of()));
    }

    public synchronized void clear() {
        messages.clear();
        byRecipient.clear();
    }

    /** Waits until at least this many messages are here. Throws AssertionError after the timeout. */
    public List<Received> awaitCount(int count, Duration timeout) {
        return await(count, message -> true, timeout);
    }

    /** Waits for the first message to this recipient. Throws AssertionError after the timeout. */
    public Received awaitTo(String recipient, Duration timeout) {
        return await(1, message -> message.recipients().stream().anyMatch(recipient::equalsIgnoreCase), timeout).get(0);
    }

    /** Waits until at least this many messages match, and answers those. Throws AssertionError after the timeout. */
    public synchronized List<Received> await(int count, Predicate<Received> wanted, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Received> found = new ArrayList<>();
        int looked = 0;
        while (true) {
            for (; looked < messages.size(); looked++) {
                if (wanted.test(messages.get(looked))) {
                    found.add(messages.get(looked));
                }
            }
            if (found.size() >= count) {
                return found;
            }
            waitForMore(deadline, () -> "Expected " + count + " messages within " + timeout + ", got " + found.size() + " and " + messages.size() + " in all");
        }
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's.
    private void waitForMore(long deadline, Supplier<String> failure) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new AssertionError(failure.get());
        }
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for messages", e);
        }
    }
}
