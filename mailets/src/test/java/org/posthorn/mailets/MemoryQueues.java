package org.posthorn.mailets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;

/** Mail queues that only take: what was put into them can be looked at. */
final class MemoryQueues implements MailQueueFactory<MemoryQueues.MemoryQueue> {
    private final Map<String, MemoryQueue> queues = new TreeMap<>();

    /** What the queue holds; nothing if there is no such queue. */
    List<Mail> mails(String queue) {
        return queues.containsKey(queue) ? queues.get(queue).mails : List.of();
    }

    @Override
    public Optional<MemoryQueue> getQueue(MailQueueName name, PrefetchCount count) {
        return Optional.ofNullable(queues.get(name.asString()));
    }

    @Override
    public MemoryQueue createQueue(MailQueueName name, PrefetchCount count) {
        return queues.computeIfAbsent(name.asString(), key -> new MemoryQueue(name));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        throw new UnsupportedOperationException("Nobody asks for the queues' names");
    }

    static final class MemoryQueue implements MailQueue {
        private final MailQueueName name;
        private final List<Mail> mails = new ArrayList<>();

        private MemoryQueue(MailQueueName name) {
            this.name = name;
        }

        @Override
        public MailQueueName getName() {
            return name;
        }

        @Override
        public void enQueue(Mail mail) {
            mails.add(mail);
        }

        @Override
        public void enQueue(Mail mail, Duration delay) {
            throw new UnsupportedOperationException("Nothing is delayed");
        }

        @Override
        public Publisher<Void> enqueueReactive(Mail mail) {
            throw new UnsupportedOperationException("Nothing is queued reactively");
        }

        @Override
        public Publisher<MailQueueItem> deQueue() {
            throw new UnsupportedOperationException("Nothing is taken out");
        }

        @Override
        public void close() {
            mails.clear();
        }
    }
}
