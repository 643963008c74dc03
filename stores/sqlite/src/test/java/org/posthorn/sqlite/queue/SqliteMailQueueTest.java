package org.posthorn.sqlite.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What James expects of any queue that can be managed, delays and has priorities. */
class SqliteMailQueueTest {
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
    void aDequeuedMailIsTheOneThatWasEnqueued() throws MessagingException {
        MailImpl mail = MailImpl.builder().name("name").sender("alice@example.com").addRecipients("bob@example.org", "carol@example.net")
            .state("transport").errorMessage("oops").remoteHost("client.example").remoteAddr("192.0.2.1").lastUpdated(new Date(1_000_000)).build();
        RawMimeMessage.set(mail, Mails.message("x"));
        queue.enQueue(mail);
        assertThat(Mails.take(queue).getMail()).usingRecursiveComparison()
            .comparingOnlyFields("name", "sender", "recipients", "state", "errorMessage", "remoteHost", "remoteAddr", "lastUpdated").isEqualTo(mail);
    }

    @Test
    void theMessageKeepsEveryByte() throws MessagingException {
        RawMessage message = RawMessage.of(new byte[] {'A', ':', ' ', (byte) 0xff, '\n', '\n', 0, '\r'}).prepend("B: 1\r\n");
        queue.enQueue(Mails.mail("name", message));
        assertThat(RawMimeMessage.of(Mails.take(queue).getMail()).toByteArray()).isEqualTo(message.toByteArray());
    }

    @Test
    void aMailWithoutSenderStaysWithoutSender() throws MessagingException {
        MailImpl mail = Mails.mail("name");
        mail.setSender(MailAddress.nullSender());
        queue.enQueue(mail);
        assertThat(Mails.take(queue).getMail().hasSender()).isFalse();
    }

    @Test
    void attributesAreKeptWithTheirTypes() throws MessagingException {
        Mail mail = Mails.mail("name");
        List<Attribute> attributes = List.of(attribute("text", AttributeValue.of("a\u00e4")), attribute("number", AttributeValue.of(7L)),
            attribute("flag", AttributeValue.of(true)), attribute("list", AttributeValue.of(List.of(AttributeValue.of(1), AttributeValue.of("b")))));
        attributes.forEach(mail::setAttribute);
        queue.enQueue(mail);
        assertThat(Mails.first(queue).attributes()).containsExactlyInAnyOrderElementsOf(attributes);
    }

    @Test
    void anAttributeThatCannotBeWrittenIsDropped() throws MessagingException {
        Mail mail = Mails.mail("name");
        mail.setAttribute(attribute("thing", AttributeValue.ofUnserializable(new Object())));
        queue.enQueue(mail);
        assertThat(Mails.first(queue).attributes()).isEmpty();
    }

    @Test
    void headersOfSingleRecipientsAreKept() throws MessagingException {
        Mail mail = Mails.mail("name");
        mail.addSpecificHeaderForRecipient(Header.builder().name("X-A").value("1").build(), new MailAddress("bob@example.org"));
        queue.enQueue(mail);
        assertThat(Mails.first(queue).getPerRecipientSpecificHeaders()).isEqualTo(mail.getPerRecipientSpecificHeaders());
    }

    @Test
    void mailsComeInTheOrderTheyWereEnqueued() throws MessagingException {
        enqueue("1", "2", "3");
        assertThat(Mails.takeNames(queue, 3)).containsExactly("1", "2", "3");
    }

    @Test
    void higherPriorityComesFirst() throws MessagingException {
        for (int priority : new int[] {4, 9, 0, 7}) {
            Mail mail = Mails.mail("priority " + priority);
            mail.setAttribute(new Attribute(MailPrioritySupport.MAIL_PRIORITY, AttributeValue.of(priority)));
            queue.enQueue(mail);
        }
        enqueue("none");
        assertThat(Mails.takeNames(queue, 5)).containsExactly("priority 9", "priority 7", "none", "priority 4", "priority 0");
    }

    @Test
    void aDequeueWaitsForAMail() throws MessagingException {
        Mono<String> name = Flux.from(queue.deQueue()).next().map(item -> item.getMail().getName()).cache();
        Disposable waiting = name.subscribe();
        enqueue("1");
        assertThat(name.block(Mails.SOON)).isEqualTo("1");
        waiting.dispose();
    }

    @Test
    void aDequeueWaitsForADelay() throws MessagingException {
        long before = System.nanoTime();
        queue.enQueue(Mails.mail("1"), Duration.ofMillis(200));
        assertThat(Mails.takeNames(queue, 1)).containsExactly("1");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void aDelayedMailDoesNotHoldUpAnother() throws MessagingException {
        queue.enQueue(Mails.mail("delayed"), LONG);
        enqueue("fresh");
        assertThat(Mails.takeNames(queue, 1)).containsExactly("fresh");
    }

    @Test
    void aDelayForEverIsADelay() throws MessagingException {
        queue.enQueue(Mails.mail("1"), ChronoUnit.FOREVER.getDuration());
        assertThat(queue.browse().next().getNextDelivery()).isPresent();
    }

    @Test
    void nobodyGetsMoreThanWasAskedFor() throws MessagingException {
        enqueue("1", "2", "3");
        Asker asker = new Asker();
        queue.deQueue().subscribe(asker);
        asker.request(2);
        await().until(() -> asker.names.size() == 2);
        assertThat(Mails.takeNames(queue, 1)).containsExactly("3");
        asker.cancel();
    }

    @Test
    void aLaterDemandIsMetWithoutANewArrival() throws MessagingException {
        enqueue("1", "2");
        Asker asker = new Asker();
        queue.deQueue().subscribe(asker);
        asker.request(1);
        await().until(() -> asker.names.size() == 1);
        asker.request(1);
        await().until(() -> asker.names.size() == 2);
        asker.cancel();
    }

    @Test
    void manyWorkersGetEachMailOnce() throws MessagingException {
        ConcurrentLinkedQueue<String> names = new ConcurrentLinkedQueue<>();
        Disposable workers = Flux.from(queue.deQueue())
            .flatMap(item -> Mono.fromRunnable(() -> work(item, names)).subscribeOn(Schedulers.boundedElastic()), 10).subscribe();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            expected.add("mail " + i);
            enqueue("mail " + i);
        }
        await().untilAsserted(() -> assertThat(queue.getSize()).isZero());
        workers.dispose();
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void closingTheFactoryEndsTheStream() {
        Mono<Long> count = Flux.from(queue.deQueue()).count().cache();
        Disposable waiting = count.subscribe();
        factory.close();
        assertThat(count.block(Mails.SOON)).isZero();
        waiting.dispose();
    }

    @Test
    void closingTheQueueLeavesOthersTheirStream() throws MessagingException {
        Mono<Long> one = Flux.from(queue.deQueue()).take(1).count().cache();
        Disposable waiting = one.subscribe();
        queue.close();
        enqueue("1");
        assertThat(one.block(Mails.SOON)).isEqualTo(1);
        waiting.dispose();
    }

    @Test
    void aMailStaysInTheQueueUntilItIsDone() throws MessagingException {
        enqueue("1");
        MailQueueItem item = Mails.take(queue);
        assertThat(queue.getSize()).isEqualTo(1);
        Mails.finish(item);
        assertThat(queue.getSize()).isZero();
    }

    @Test
    void aMailToRetryIsDueAtOnce() throws MessagingException {
        enqueue("1");
        Mails.take(queue).done(MailQueueItem.CompletionStatus.RETRY);
        assertThat(Mails.takeNames(queue, 1)).containsExactly("1");
    }

    @Test
    void aRejectedMailWaitsAMinute() throws MessagingException {
        enqueue("1");
        Mails.take(queue).done(MailQueueItem.CompletionStatus.REJECT);
        assertThat(queue.browse().next().getNextDelivery().orElseThrow().toInstant()).isBetween(soon(50), soon(61));
    }

    @Test
    void flushingWakesWhoeverWaits() throws MessagingException {
        queue.enQueue(Mails.mail("1"), LONG);
        Asker asker = new Asker();
        queue.deQueue().subscribe(asker);
        asker.request(1);
        queue.flush();
        await().until(() -> asker.names.size() == 1);
        asker.cancel();
    }

    @Test
    void anEnqueueingPublisherEnqueuesOnceItIsSubscribedTo() throws MessagingException {
        Mono<Void> enqueueing = Mono.from(queue.enqueueReactive(Mails.mail("1")));
        assertThat(queue.getSize()).isZero();
        enqueueing.block(Mails.SOON);
        assertThat(queue.getSize()).isEqualTo(1);
    }

    private void enqueue(String... names) throws MessagingException {
        for (String name : names) {
            queue.enQueue(Mails.mail(name));
        }
    }

    private static void work(MailQueueItem item, ConcurrentLinkedQueue<String> names) {
        names.add(item.getMail().getName());
        try {
            Mails.finish(item);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail could not be finished", e);
        }
    }

    private static Attribute attribute(String name, AttributeValue<?> value) {
        return new Attribute(AttributeName.of(name), value);
    }

    private static Instant soon(int seconds) {
        return Instant.now().plusSeconds(seconds);
    }

    private static final class Asker extends BaseSubscriber<MailQueueItem> {
        private final ConcurrentLinkedQueue<String> names = new ConcurrentLinkedQueue<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks for nothing until the test does.
        }

        @Override
        protected void hookOnNext(MailQueueItem item) {
            names.add(item.getMail().getName());
        }
    }
}
