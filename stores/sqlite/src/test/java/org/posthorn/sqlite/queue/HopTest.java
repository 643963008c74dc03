package org.posthorn.sqlite.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueItem.CompletionStatus;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;

/** What happens to mails that are enqueued while the mail they come from is being processed. */
class HopTest {
    @TempDir
    private Path directory;
    private SqliteMailQueueFactory factory;
    private SqliteMailQueue spool;
    private SqliteMailQueue other;

    @BeforeEach
    void open() {
        factory = Mails.open(directory);
        spool = Mails.queue(factory, "spool");
        other = Mails.queue(factory, "other");
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void nothingIsEnqueuedUntilTheMailIsDone() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        assertThat(other.getSize()).isZero();
        Mails.finish(item);
        assertThat(Mails.browse(other)).containsExactly("1");
    }

    @Test
    void aCopyJoinsTheMailItComesFrom() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(copy(item.getMail(), "copy"));
        assertThat(other.getSize()).isZero();
        Mails.finish(item);
        assertThat(Mails.browse(other)).containsExactly("copy");
    }

    @Test
    void theHopIsOneTransaction() throws Exception {
        MailQueueItem item = spooled("1");
        other.enQueue(copy(item.getMail(), "a"));
        spool.enQueue(copy(item.getMail(), "b"));
        long before = syncedCommits();
        Mails.finish(item);
        assertThat(syncedCommits() - before).isEqualTo(1);
    }

    @Test
    void theLeaseIsNotStored() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        Mails.finish(item);
        assertThat(Mails.first(other).getAttribute(Lease.ATTRIBUTE)).isEmpty();
    }

    @Test
    void aMailKeptElsewhereOverARestartJoinsNoLease() throws MessagingException {
        Mail kept = spooled("1").getMail();
        factory.close();
        open();
        Mails.take(spool);
        other.enQueue(kept);
        assertThat(other.getSize()).isEqualTo(1);
    }

    @Test
    void aMailWhoseLeaseIsOverIsWrittenAtOnce() throws MessagingException {
        MailQueueItem item = spooled("1");
        Mail mail = item.getMail();
        Mails.finish(item);
        other.enQueue(mail);
        assertThat(other.getSize()).isEqualTo(1);
    }

    @Test
    void aRetriedMailForgetsWhatJoined() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        item.done(CompletionStatus.RETRY);
        Mails.finish(Mails.take(spool));
        assertThat(other.getSize()).isZero();
    }

    @Test
    void aRejectedMailForgetsWhatJoined() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        item.done(CompletionStatus.REJECT);
        assertThat(other.getSize()).isZero();
        assertThat(Mails.browse(spool)).containsExactly("1");
    }

    @Test
    void aMailPutBackIntoItsQueueForgetsWhatJoinedBefore() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(copy(item.getMail(), "copy"));
        spool.enQueue(item.getMail());
        Mails.finish(item);
        assertThat(other.getSize()).isZero();
        assertThat(Mails.browse(spool)).containsExactly("1");
    }

    @Test
    void aSecondDoneDoesNothing() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        Mails.finish(item);
        item.done(CompletionStatus.RETRY);
        assertThat(spool.getSize()).isZero();
        assertThat(other.getSize()).isEqualTo(1);
    }

    @Test
    void copiesWithTheSameBaseShareTheBody() throws Exception {
        MailQueueItem item = spooled("1");
        for (String name : new String[] {"a", "b", "c"}) {
            Mail copy = copy(item.getMail(), name);
            RawMimeMessage.set(copy, RawMimeMessage.of(item.getMail()).prepend("X-Copy: " + name + "\r\n"));
            other.enQueue(copy);
        }
        Mails.finish(item);
        assertThat(rows("body")).isEqualTo(1);
        assertThat(RawMimeMessage.of(Mails.take(other).getMail()).header("X-Copy")).contains("a");
    }

    @Test
    void aChangedBodyIsWrittenAndTheOldOneGoes() throws Exception {
        MailQueueItem item = spooled("1");
        RawMimeMessage.set(item.getMail(), Mails.message("changed"));
        other.enQueue(item.getMail());
        Mails.finish(item);
        assertThat(rows("body")).isEqualTo(1);
        assertThat(new String(RawMimeMessage.of(Mails.take(other).getMail()).base(), US_ASCII)).contains("changed");
    }

    @Test
    void aSharedBodyGoesWithTheLastOfItsMails() throws Exception {
        MailQueueItem item = spooled("1");
        other.enQueue(copy(item.getMail(), "a"));
        other.enQueue(copy(item.getMail(), "b"));
        Mails.finish(item);
        Mails.finish(Mails.take(other));
        assertThat(rows("body")).isEqualTo(1);
        Mails.finish(Mails.take(other));
        assertThat(rows("body") + rows("item") + rows("q")).isZero();
    }

    @Test
    void whatJoinedIsLostWithTheProcessAndTheMailIsThereAgain() throws MessagingException {
        MailQueueItem item = spooled("1");
        other.enQueue(item.getMail());
        close();
        open();
        assertThat(other.getSize()).isZero();
        assertThat(Mails.takeNames(spool, 1)).containsExactly("1");
    }

    @Test
    void whatHoppedOutlivesAReopening() throws MessagingException {
        MailQueueItem item = spooled("1");
        RawMessage message = RawMimeMessage.of(item.getMail());
        other.enQueue(item.getMail());
        Mails.finish(item);
        close();
        open();
        assertThat(spool.getSize()).isZero();
        assertThat(RawMimeMessage.of(Mails.take(other).getMail()).toByteArray()).isEqualTo(message.toByteArray());
    }

    private MailQueueItem spooled(String name) throws MessagingException {
        spool.enQueue(Mails.mail(name));
        MailQueueItem item = Mails.take(spool);
        assertThat(item.getMail().getName()).isEqualTo(name);
        return item;
    }

    private static Mail copy(Mail mail, String name) throws MessagingException {
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        copy.setName(name);
        copy.setRecipients(List.of(new MailAddress(name + "@example.org")));
        RawMimeMessage.set(copy, RawMimeMessage.of(mail));
        return copy;
    }

    private int rows(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("queue.db"));
             Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private long syncedCommits() throws Exception {
        return CommitFrames.count(directory.resolve("queue.db-wal"));
    }
}
