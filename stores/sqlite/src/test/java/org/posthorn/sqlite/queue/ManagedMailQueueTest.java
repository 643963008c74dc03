package org.posthorn.sqlite.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.james.queue.api.ManageableMailQueue.Type;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsing, flushing and removing, as an operator does over WebAdmin. */
class ManagedMailQueueTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path directory;
    private SqliteMailQueueFactory factory;
    private SqliteMailQueue queue;

    @BeforeEach
    void open() {
        factory = Mails.open(directory);
        queue = Mails.queue(factory, "test");
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void browsingGivesHigherPriorityFirstAndTakesNothing() throws MessagingException {
        enqueue("1", "2");
        Mail urgent = Mails.mail("urgent");
        urgent.setAttribute(MailPrioritySupport.HIGH_PRIORITY_ATTRIBUTE);
        queue.enQueue(urgent);
        assertThat(Mails.browse(queue)).containsExactly("urgent", "1", "2");
        assertThat(queue.getSize()).isEqualTo(3);
    }

    @Test
    void browsingTellsWhenADelayedMailIsDue() throws MessagingException {
        queue.enQueue(Mails.mail("1"), LONG);
        assertThat(queue.browse().next().getNextDelivery().orElseThrow().toInstant()).isBetween(soon(3590), soon(3601));
    }

    @Test
    void browsingSkipsWhatLeftMeanwhile() throws MessagingException {
        enqueue("1", "2");
        MailQueueIterator iterator = queue.browse();
        queue.remove(Type.Name, "1");
        assertThat(iterator.next().getMail().getName()).isEqualTo("2");
    }

    @Test
    void browsingReadsTheMessageWhenItIsLookedAt() throws Exception {
        enqueue("1");
        assertThat(Mails.first(queue).getMessage().getSubject()).isEqualTo("test");
    }

    @Test
    void aClosedBrowserGivesNoMore() throws MessagingException {
        enqueue("1", "2");
        MailQueueIterator iterator = queue.browse();
        iterator.next();
        iterator.close();
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void flushingMakesDelayedMailDue() throws MessagingException {
        queue.enQueue(Mails.mail("1"), LONG);
        assertThat(queue.flush()).isEqualTo(1);
        assertThat(Mails.takeNames(queue, 1)).containsExactly("1");
    }

    @Test
    void clearingRemovesAllThatWaits() throws MessagingException {
        enqueue("1");
        queue.enQueue(Mails.mail("2"), LONG);
        assertThat(queue.clear()).isEqualTo(2);
        assertThat(queue.getSize()).isZero();
    }

    @Test
    void clearingLeavesALeasedMailToItsWorker() throws MessagingException {
        enqueue("1");
        MailQueueItem item = Mails.take(queue);
        assertThat(queue.clear()).isZero();
        Mails.finish(item);
        assertThat(queue.getSize()).isZero();
    }

    @Test
    void aMailIsRemovedByItsName() throws MessagingException {
        enqueue("1", "2");
        assertThat(queue.remove(Type.Name, "1")).isEqualTo(1);
        assertThat(Mails.browse(queue)).containsExactly("2");
    }

    @Test
    void mailsAreRemovedBySenderInAnyCase() throws MessagingException {
        enqueue("1");
        MailImpl other = Mails.mail("2");
        other.setSender(new MailAddress("dave@example.com"));
        queue.enQueue(other);
        queue.remove(Type.Sender, "Alice@example.com");
        assertThat(Mails.browse(queue)).containsExactly("2");
    }

    @Test
    void mailsAreRemovedByAnyRecipient() throws MessagingException {
        Mail mail = Mails.mail("1");
        mail.setRecipients(List.of(new MailAddress("bob@example.org"), new MailAddress("carol@example.net")));
        queue.enQueue(mail);
        assertThat(queue.remove(Type.Recipient, "carol@example.net")).isEqualTo(1);
    }

    private void enqueue(String... names) throws MessagingException {
        for (String name : names) {
            queue.enQueue(Mails.mail(name));
        }
    }

    private static Instant soon(int seconds) {
        return Instant.now().plusSeconds(seconds);
    }
}
