package org.posthorn.sqlite.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.mailet.Mail;
import org.posthorn.sqlite.GroupCommit;
import org.posthorn.sqlite.SqliteException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * A durable queue. A mail without a lease is synced when {@link #enQueue} returns; one that carries the lease of a mail being processed is
 * written when that mail is done. A dequeued mail stays in the queue, counted and browsed, until it is done; {@link #clear}, {@link #remove}
 * and {@link #flush} leave it to its worker.
 */
public final class SqliteMailQueue implements ManageableMailQueue {
    private final MailQueueName name;
    private final MailStore store;
    private final QueueIndex index;
    private final Envelopes envelopes;
    private final Set<FluxSink<MailQueueItem>> subscribers = ConcurrentHashMap.newKeySet();

    SqliteMailQueue(MailQueueName name, MailStore store, QueueIndex index, Envelopes envelopes) {
        this.name = name;
        this.store = store;
        this.index = index;
        this.envelopes = envelopes;
    }

    @Override
    public MailQueueName getName() {
        return name;
    }

    @Override
    public void enQueue(Mail mail) throws MailQueueException {
        enQueue(mail, Duration.ZERO);
    }

    @Override
    public void enQueue(Mail mail, Duration delay) throws MailQueueException {
        try {
            GroupCommit.await(enqueue(mail, delay));
        } catch (SqliteException e) {
            throw new MailQueueException("The mail " + mail.getName() + " cannot be written", e);
        }
    }

    @Override
    public Publisher<Void> enqueueReactive(Mail mail) {
        return Mono.defer(() -> {
            try {
                return Mono.fromFuture(enqueue(mail, Duration.ZERO));
            } catch (MailQueueException e) {
                return Mono.error(e);
            }
        });
    }

    /** Gives mails as they fall due, as many as are asked for, until the factory is closed. Any number may subscribe; each mail goes to one. */
    @Override
    public Publisher<MailQueueItem> deQueue() {
        return Flux.<MailQueueItem>create(sink -> {
            Pump pump = new Pump(sink, index, this::takeNext, store.clock());
            subscribers.add(sink);
            sink.onDispose(() -> {
                subscribers.remove(sink);
                pump.stop();
            });
            pump.start();
        }).doOnDiscard(SqliteMailQueueItem.class, SqliteMailQueueItem::giveBack);
    }

    @Override
    public long getSize() {
        return index.size();
    }

    @Override
    public long flush() throws MailQueueException {
        List<Entry> flushed = index.flush();
        change("flushed", () -> store.write(sql -> MailStore.reschedule(sql, flushed)));
        return flushed.size();
    }

    @Override
    public long clear() throws MailQueueException {
        return remove(index.remove(entry -> true));
    }

    /** Removes mails by a sender or a recipient, in any case, or by name. */
    @Override
    public long remove(Type type, String value) throws MailQueueException {
        Set<Long> ids = new Removal(store, type, value).select(index.snapshot());
        return remove(index.remove(entry -> ids.contains(entry.id())));
    }

    /** Gives the mails that are in the queue now and still are when it comes to them; higher priority first, then by time. */
    @Override
    public MailQueueIterator browse() {
        return new Browser(store, index.snapshot());
    }

    /** Does nothing: WebAdmin closes the queue after every request, while the spooler goes on reading it. The factory ends it. */
    @Override
    public void close() {
    }

    /** Completes every subscriber. */
    void end() {
        subscribers.forEach(FluxSink::complete);
    }

    QueueIndex index() {
        return index;
    }

    void restore(Entry entry) {
        index.restore(envelopes.withSharedLane(entry));
    }

    private CompletableFuture<Void> enqueue(Mail mail, Duration delay) throws MailQueueException {
        NewItem item;
        try {
            item = envelopes.item(mail, index, delay);
        } catch (MessagingException e) {
            throw new MailQueueException("The mail " + mail.getName() + " cannot be queued: " + e.getMessage(), e);
        }
        boolean joined = leaseOf(mail).filter(lease -> lease.join(item, mail.getName())).isPresent();
        return joined ? CompletableFuture.completedFuture(null) : store.add(item);
    }

    private Optional<Lease> leaseOf(Mail mail) {
        return mail.getAttribute(Lease.ATTRIBUTE).flatMap(attribute -> attribute.getValue().valueAs(Long.class)).flatMap(store::lease);
    }

    private Optional<MailQueueItem> takeNext() {
        return index.take(lane -> true).map(entry -> new SqliteMailQueueItem(store, store.lease(index, entry)));
    }

    private long remove(List<Entry> entries) throws MailQueueException {
        change("removed", () -> store.delete(entries));
        return entries.size();
    }

    private void change(String what, Runnable write) throws MailQueueException {
        try {
            write.run();
        } catch (SqliteException e) {
            throw new MailQueueException("Mails of " + name.asString() + " could not be " + what + " for good", e);
        }
    }
}
