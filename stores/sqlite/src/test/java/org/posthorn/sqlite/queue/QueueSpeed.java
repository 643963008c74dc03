package org.posthorn.sqlite.queue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.mail.MessagingException;

import com.sun.management.OperatingSystemMXBean;
import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.apache.mailet.Mail;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.Settlement;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Measures the queue alone: 20 producers of 10 KB mails, and either the outgoing queue only, or spool, hop with a new body, and outgoing. */
final class QueueSpeed {
    private static final int PRODUCERS = 20;
    private static final int SPOOLERS = 20;
    private static final int BATCH = 100;

    private final SqliteMailQueueFactory factory;
    private final SqliteMailQueue spool;
    private final SqliteMailQueue outgoing;
    private final byte[] body = new byte[10_240];

    private QueueSpeed(Path directory) {
        factory = Mails.open(directory);
        spool = Mails.queue(factory, "spool");
        outgoing = factory.createQueue(SqliteMailQueueFactory.OUTGOING);
        new Random(1).nextBytes(body);
    }

    public static void main(String[] args) throws Exception {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        for (int round = 0; round < 4; round++) {
            measure("outgoing only", messages, false);
            measure("spool, hop, outgoing", messages, true);
        }
    }

    private static void measure(String what, int messages, boolean hop) throws Exception {
        QueueSpeed speed = new QueueSpeed(Files.createTempDirectory("queue-speed"));
        long cpu = cpuMillis();
        long written = writtenBytes();
        long start = System.nanoTime();
        speed.run(messages, hop);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-22s %,9.0f msg/s  %.3f CPU ms/msg  %.1f KB written/msg%n", what, messages / seconds,
            (double) (cpuMillis() - cpu) / messages, (writtenBytes() - written) / 1024.0 / messages);
        speed.factory.close();
    }

    private void run(int messages, boolean hop) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
        Disposable workers = Flux.from(spool.deQueue())
            .flatMap(item -> Mono.fromRunnable(() -> move(item)).subscribeOn(Schedulers.boundedElastic()), SPOOLERS).subscribe();
        AtomicInteger left = new AtomicInteger(messages);
        for (int i = 0; i < PRODUCERS; i++) {
            threads.execute(() -> produce(hop ? spool : outgoing, left));
        }
        deliver(messages);
        workers.dispose();
        threads.shutdown();
    }

    private void produce(SqliteMailQueue queue, AtomicInteger left) {
        try {
            for (int i = left.getAndDecrement(); i > 0; i = left.getAndDecrement()) {
                queue.enQueue(Mails.copy("user" + i + "@example" + i % 50 + ".org", RawMessage.of(body.clone())));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("Enqueueing failed", e);
        }
    }

    private void move(MailQueueItem item) {
        try {
            Mail mail = item.getMail();
            RawMimeMessage.set(mail, RawMessage.of(RawMimeMessage.of(mail).base().clone()).prepend("DKIM-Signature: x\r\n"));
            outgoing.enQueue(mail);
            item.done(MailQueueItem.CompletionStatus.SUCCESS);
        } catch (MessagingException e) {
            throw new IllegalStateException("The hop failed", e);
        }
    }

    private void deliver(int messages) throws IOException, InterruptedException {
        OutgoingQueue queue = factory.outgoing();
        Semaphore arrived = new Semaphore(0);
        queue.onArrival(arrived::release);
        List<Settlement> done = new ArrayList<>();
        for (int delivered = 0; delivered < messages; ) {
            Optional<Outgoing> copy = queue.take(lane -> true);
            if (copy.isPresent()) {
                queue.content(copy.get());
                done.add(new Settlement.Done(copy.get()));
                delivered++;
            }
            if (done.size() == BATCH || copy.isEmpty() && !done.isEmpty() || delivered == messages) {
                queue.settle(done);
                done.clear();
            } else if (copy.isEmpty()) {
                arrived.tryAcquire(Duration.ofMillis(5).toMillis(), TimeUnit.MILLISECONDS);
                arrived.drainPermits();
            }
        }
    }

    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    private static long writtenBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream().filter(line -> line.startsWith("write_bytes: "))
            .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length()))).sum();
    }
}
