package org.posthorn.sqlite.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.OutgoingQueueContract;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.delivery.Settlement;
import org.posthorn.mail.Deadline;

class SqliteOutgoingQueueTest implements OutgoingQueueContract {
    private final SettableClock clock = new SettableClock();
    @TempDir
    private Path directory;
    private SqliteMailQueueFactory factory;
    private OutgoingQueue queue;

    @BeforeEach
    void open() {
        factory = SqliteMailQueueFactory.open(directory.resolve("queue.db"), clock);
        queue = factory.outgoing();
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Override
    public OutgoingQueue queue() {
        return queue;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public void put(Waiting waiting) {
        try {
            Mail mail = Mails.copy(waiting.recipient(), waiting.message());
            mail.setAttribute(new Attribute(MailPrioritySupport.MAIL_PRIORITY, AttributeValue.of(waiting.priority())));
            Deadline.set(mail, clock.instant().plus(waiting.lifetime()));
            outgoing().enQueue(mail, waiting.delay());
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Cannot be put: " + waiting, e);
        }
    }

    @Test
    void aCopyTellsWhatItsSubmissionSaid() throws MessagingException {
        Mail mail = Mails.copy("bob@example.org", Mails.message("x"));
        outgoing().enQueue(mail);
        Outgoing copy = queue.take(ANY).orElseThrow();
        assertThat(copy.subject().account()).isEqualTo("acme");
        assertThat(copy.subject().copy()).hasToString(mail.getName());
        assertThat(copy.returnPath()).isEqualTo("alice@example.com");
    }

    @Test
    void aMailThatIsNoRecipientsCopyIsRefused() throws MessagingException {
        Mail mail = Mails.mail("some-mail");
        assertThatThrownBy(() -> outgoing().enQueue(mail)).isInstanceOf(MailQueueException.class).hasMessageContaining("single recipient");
    }

    @Test
    void aLeasedCopyIsDueAgainAfterAReopening() throws MessagingException {
        outgoing().enQueue(Mails.copy("bob@example.org", Mails.message("x")));
        assertThat(queue.take(ANY)).isPresent();
        reopen();
        assertThat(queue.take(ANY)).isPresent();
    }

    @Test
    void attemptsAndDueTimeOutliveAReopening() throws MessagingException {
        outgoing().enQueue(Mails.copy("bob@example.org", Mails.message("x")));
        queue.settle(List.of(new Settlement.Again(queue.take(ANY).orElseThrow(), clock.instant().plusSeconds(300))));
        reopen();
        assertThat(queue.nextDue()).contains(clock.instant().plusSeconds(300));
        clock.advance(Duration.ofSeconds(300));
        assertThat(queue.take(ANY).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void aCopyThatIsNotLeasedCannotBeSettled() throws MessagingException {
        outgoing().enQueue(Mails.copy("bob@example.org", Mails.message("x")));
        Settlement done = new Settlement.Done(queue.take(ANY).orElseThrow());
        queue.settle(List.of(done));
        assertThatThrownBy(() -> queue.settle(List.of(done))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheEngineHasLeasedIsNotDequeuedByOthers() throws MessagingException {
        outgoing().enQueue(Mails.copy("a@example.org", Mails.message("x")));
        Mail second = Mails.copy("b@example.org", Mails.message("x"));
        outgoing().enQueue(second);
        assertThat(queue.take(ANY)).isPresent();
        assertThat(Mails.take(outgoing()).getMail().getName()).isEqualTo(second.getName());
    }

    private SqliteMailQueue outgoing() {
        return factory.getQueue(SqliteMailQueueFactory.OUTGOING).orElseThrow();
    }

    private void reopen() {
        close();
        open();
    }
}
