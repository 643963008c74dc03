package org.posthorn.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;

/** Mail queues that only take: copies of mails, but for those they are told to refuse. What was put into them can be looked at. */
public final class MemoryQueues implements MailQueueFactory<MailQueue> {
    private final Map<String, MemoryQueue> queues = new ConcurrentSkipListMap<>();
    private volatile Predicate<Mail> refused = mail -> false;

    /** What the queue holds; nothing if there is no such queue. */
    public List<Mail> mails(String queue) {
        return queues.containsKey(queue) ? queues.get(queue).mails : List.of();
    }

    public List<String> names(String queue) {
        return mails(queue).stream().map(Mail::getName).toList();
    }

    public void refuse(Predicate<Mail> which) {
        refused = which;
    }

    @Override
    public Optional<MailQueue> getQueue(MailQueueName name, PrefetchCount count) {
        return Optional.ofNullable(queues.get(name.asString()));
    }

    @Override
    public MailQueue createQueue(MailQueueName name, PrefetchCount count) {
        return queues.computeIfAbsent(name.asString(), key -> new MemoryQueue(name));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        throw new UnsupportedOperationException("Nobody asks for the queues' names");
    }

    private final class MemoryQueue implements MailQueue {
        private final MailQueueName name;
        private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());

        private MemoryQueue(MailQueueName name) {
            this.name = name;
        }

        @Override
        public MailQueueName getName() {
            return name;
        }

        @Override
        public void enQueue(Mail mail) throws MailQueueException {
            if (refused.test(mail)) {
                throw new MailQueueException("refused");
            }
            try {
                MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
                copy.setName(mail.getName());
                copy.setState(mail.getState());
                RawMimeMessage.set(copy, RawMimeMessage.of(mail));
                mails.add(copy);
            } catch (MessagingException e) {
                throw new MailQueueException("unreadable", e);
            }
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
