package org.posthorn.sqlite.queue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.queue.api.ManageableMailQueue.DefaultMailQueueItemView;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueItemView;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.posthorn.sqlite.SqliteException;

/** Walks over the mails that were in a queue when it began. Reads each envelope when it comes to it, and a message only when it is looked at. */
final class Browser implements MailQueueIterator {
    private final MailStore store;
    private final Iterator<Entry> entries;
    private Optional<MailQueueItemView> next = Optional.empty();
    private boolean closed;

    Browser(MailStore store, List<Entry> entries) {
        this.store = store;
        this.entries = entries.iterator();
    }

    @Override
    public boolean hasNext() {
        while (!closed && next.isEmpty() && entries.hasNext()) {
            next = view(entries.next());
        }
        return next.isPresent();
    }

    @Override
    public MailQueueItemView next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The queue has been browsed to its end");
        }
        MailQueueItemView view = next.orElseThrow();
        next = Optional.empty();
        return view;
    }

    @Override
    public void close() {
        closed = true;
        next = Optional.empty();
    }

    private Optional<MailQueueItemView> view(Entry entry) {
        return store.item(entry.id()).map(item -> new DefaultMailQueueItemView(mail(item), nextDelivery(entry)));
    }

    private MailImpl mail(StoredItem item) {
        MailImpl mail = MetaReader.read(item.meta());
        try {
            mail.setMessageContent(new LazySource(store, item));
            return mail;
        } catch (MessagingException e) {
            throw new SqliteException("The queued mail " + mail.getName() + " cannot be read", e);
        }
    }

    private Optional<ZonedDateTime> nextDelivery(Entry entry) {
        return entry.due() <= store.clock().millis() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(entry.due()).atZone(ZoneOffset.UTC));
    }

    private record LazySource(MailStore store, StoredItem item) implements MimeMessageSource {
        @Override
        public String getSourceId() {
            return "queued " + item.id();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return store.mail(item.id()).orElseThrow(() -> new IOException("The mail has left the queue")).message().inputStream();
        }
    }
}
