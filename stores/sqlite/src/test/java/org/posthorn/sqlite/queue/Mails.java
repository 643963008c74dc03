package org.posthorn.sqlite.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;
import reactor.core.publisher.Flux;

/** Mails to queue, and shorthands for what tests do with queues. */
final class Mails {
    static final Duration SOON = Duration.ofSeconds(10);

    private Mails() {
    }

    static SqliteMailQueueFactory open(Path directory) {
        return SqliteMailQueueFactory.open(directory.resolve("queue.db"), Clock.systemUTC());
    }

    static SqliteMailQueue queue(SqliteMailQueueFactory factory, String name) {
        return factory.createQueue(MailQueueName.of(name));
    }

    static MailImpl mail(String name) throws MessagingException {
        return mail(name, message("Hello"));
    }

    static MailImpl mail(String name, RawMessage message) throws MessagingException {
        MailImpl mail = MailImpl.builder().name(name).sender("alice@example.com").addRecipient("bob@example.org").build();
        RawMimeMessage.set(mail, message);
        return mail;
    }

    /** A copy as the pipeline gives it to the outgoing queue. */
    static MailImpl copy(String recipient, RawMessage message) throws MessagingException {
        String name = new MessageCopy(MessageId.create(Clock.systemUTC()), 0).toString();
        MailImpl mail = mail(name, message);
        mail.setRecipients(List.of(new MailAddress(recipient)));
        new Submission("acme", "<1@example.com>", "alice@example.com", Tags.NONE).putInto(mail);
        return mail;
    }

    static RawMessage message(String text) {
        return RawMessage.of(("Subject: test\r\n\r\n" + text + "\r\n").getBytes(ISO_8859_1));
    }

    static MailQueueItem take(SqliteMailQueue queue) {
        return Flux.from(queue.deQueue()).blockFirst(SOON);
    }

    static List<String> takeNames(SqliteMailQueue queue, int count) {
        return Flux.from(queue.deQueue()).take(count, true).map(item -> item.getMail().getName()).collectList().block(SOON);
    }

    static void finish(MailQueueItem item) throws MessagingException {
        item.done(MailQueueItem.CompletionStatus.SUCCESS);
    }

    static List<String> browse(SqliteMailQueue queue) {
        List<String> names = new ArrayList<>();
        MailQueueIterator iterator = queue.browse();
        iterator.forEachRemaining(view -> names.add(view.getMail().getName()));
        iterator.close();
        return names;
    }

    static Mail first(SqliteMailQueue queue) {
        return queue.browse().next().getMail();
    }
}
