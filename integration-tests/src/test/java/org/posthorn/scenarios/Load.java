package org.posthorn.scenarios;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/**
 * Many sessions that submit one message after the other, each message to recipients of its own, and remember which of them the server took.
 * A session ends when the server goes away.
 */
final class Load {
    private final Customer customer;
    private final String domain;
    private final int recipientsEach;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger messages = new AtomicInteger();
    private final List<Thread> sessions = new ArrayList<>();
    private volatile int limit;

    /** Recipients are at this domain, so many for each message. */
    Load(Customer customer, String domain, int recipientsEach) {
        this.customer = customer;
        this.domain = domain;
        this.recipientsEach = recipientsEach;
    }

    /** Opens so many sessions, which go on until {@link #stop()} or until so many messages were begun since the beginning. */
    Load start(int count, int untilMessages) {
        limit = untilMessages;
        sessions.clear();
        for (int i = 0; i < count; i++) {
            Thread session = new Thread(this::session, "load-" + i);
            session.setDaemon(true);
            sessions.add(session);
            session.start();
        }
        return this;
    }

    private void session() {
        List<String> recipients = List.of();
        try (SmtpClient client = customer.logIn()) {
            for (int number = messages.incrementAndGet(); number <= limit; number = messages.incrementAndGet()) {
                recipients = recipients(number);
                unanswered.addAll(recipients);
                answer(recipients, client.sendMessage(customer.sender(), recipients, message(number)));
            }
        } catch (IOException e) {
            // The server has gone, as it is meant to: what it had not answered stays in unanswered.
            return;
        }
    }

    private void answer(List<String> recipients, SmtpReply reply) {
        if (reply.code() == 250) {
            acknowledged.addAll(recipients);
        } else {
            refusals.add(reply.text());
        }
        unanswered.removeAll(recipients);
    }

    private List<String> recipients(int number) {
        List<String> recipients = new ArrayList<>(recipientsEach);
        for (int i = 0; i < recipientsEach; i++) {
            recipients.add("r" + number + "-" + i + "@" + domain);
        }
        return recipients;
    }

    private byte[] message(int number) {
        return (customer.message("everybody@" + domain) + "Message " + number + "\r\n" + "Some more text to carry.\r\n".repeat(40))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** No message begins any more. */
    Load stop() {
        limit = 0;
        return this;
    }

    /** Waits until every session has ended. */
    Load join() {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50)).until(() -> sessions.stream().noneMatch(Thread::isAlive));
        return this;
    }

    /** Waits until so many more recipients were taken. */
    void awaitAcknowledged(int more) {
        int wanted = acknowledged.size() + more;
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged.size() >= wanted);
    }

    /** The recipients of the messages that got their 250. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** The recipients of the messages that got no answer before the server went. */
    Set<String> unanswered() {
        return unanswered;
    }

    /** The answers that were no 250. */
    Set<String> refusals() {
        return refusals;
    }
}
