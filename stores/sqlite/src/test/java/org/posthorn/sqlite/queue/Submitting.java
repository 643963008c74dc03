package org.posthorn.sqlite.queue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueue.MailQueueItem;
import org.posthorn.core.message.RawMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A process that spools mail from 20 threads and moves half of it on, naming each mail on its output once it is safe, until it is killed. */
final class Submitting {
    private static final int THREADS = 20;

    private Submitting() {
    }

    public static void main(String[] args) {
        SqliteMailQueueFactory factory = Mails.open(Path.of(args[0]));
        SqliteMailQueue spool = Mails.queue(factory, "spool");
        SqliteMailQueue next = Mails.queue(factory, "next");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads.execute(() -> submit(spool, thread));
        }
        Flux.from(spool.deQueue()).flatMap(item -> Mono.fromRunnable(() -> move(item, next)).subscribeOn(Schedulers.boundedElastic()), THREADS).blockLast();
    }

    static RawMessage message(String name) {
        return Mails.message((name + " ").repeat(500));
    }

    private static void submit(SqliteMailQueue spool, int thread) {
        PrintStream out = System.out;
        try {
            for (int i = 0; ; i++) {
                String name = thread + "-" + i;
                spool.enQueue(Mails.mail(name, message(name)));
                out.println(name);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("Spooling failed", e);
        }
    }

    private static void move(MailQueueItem item, SqliteMailQueue next) {
        try {
            next.enQueue(item.getMail());
            Mails.finish(item);
        } catch (MessagingException e) {
            throw new IllegalStateException("Moving a mail failed", e);
        }
    }
}
