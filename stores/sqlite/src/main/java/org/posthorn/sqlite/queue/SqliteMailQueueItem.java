package org.posthorn.sqlite.queue;

import java.time.Duration;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.sqlite.SqliteException;

/** A dequeued mail: read when it is first asked for, leased until it is done. */
final class SqliteMailQueueItem implements MailQueueItem {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 6;

    private final MailStore store;
    private final Lease lease;
    private Mail mail;

    SqliteMailQueueItem(MailStore store, Lease lease) {
        this.store = store;
        this.lease = lease;
    }

    /**
     * The same mail each time.
     *
     * @throws SqliteException if it cannot be read; it is due again after a pause then, and the item is done
     */
    @Override
    public synchronized Mail getMail() {
        if (mail == null) {
            try {
                mail = load();
            } catch (SqliteException e) {
                store.release(lease, paused());
                throw e;
            }
        }
        return mail;
    }

    /**
     * SUCCESS deletes the mail and writes what was enqueued with its lease, in one synced transaction. RETRY makes it due at once, REJECT after
     * a minute that doubles each time up to an hour and four minutes; both forget what was enqueued with its lease. Only the first call that
     * does not fail counts.
     */
    @Override
    public void done(CompletionStatus status) throws MailQueueException {
        try {
            switch (status) {
                case SUCCESS -> store.finish(lease);
                case RETRY -> giveBack();
                case REJECT -> store.release(lease, paused());
            }
        } catch (SqliteException e) {
            throw new MailQueueException("The end of a mail's processing cannot be written", e);
        }
    }

    void giveBack() {
        store.release(lease, lease.entry());
    }

    private Mail load() {
        StoredMail stored = store.mail(lease.entry().id()).orElseThrow(() -> new SqliteException("The queued mail " + lease.entry().id() + " is gone"));
        MailImpl loaded = MetaReader.read(stored.item().meta());
        lease.loaded(loaded.getName(), stored.item().body(), stored.message().base());
        loaded.setAttribute(new Attribute(Lease.ATTRIBUTE, AttributeValue.of(store.number(lease))));
        try {
            RawMimeMessage.set(loaded, stored.message());
        } catch (MessagingException e) {
            throw new SqliteException("The queued mail " + loaded.getName() + " cannot be read", e);
        }
        return loaded;
    }

    private Entry paused() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MAX_DOUBLINGS, lease.entry().attempts()));
        return lease.entry().tried(store.clock().millis() + pause.toMillis());
    }
}
