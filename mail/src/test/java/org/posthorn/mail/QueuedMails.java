package org.posthorn.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;

/** One queue under any name, which takes copies of mails and refuses those it is told to. */
final class QueuedMails implements MailQueueFactory<MailQueue>, MailQueue {
    private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());
    private Predicate<Mail> refused = mail -> false;
    private MailQueueName name = MailQueueFactory.SPOOL;

    List<Mail> mails() {
        return mails;
    }

    List<String> names() {
        return mails.stream().map(Mail::getName).toList();
    }

    void refuse(Predicate<Mail> which) {
        refused = which;
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
    public MailQueue createQueue(MailQueueName wanted, PrefetchCount count) {
        name = wanted;
        return this;
    }

    @Override
    public MailQueueName getName() {
        return name;
    }

    @Override
    public Optional<MailQueue> getQueue(MailQueueName wanted, PrefetchCount count) {
        throw new UnsupportedOperationException("Queues are created");
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        throw new UnsupportedOperationException("Nobody asks for the queues' names");
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
