package org.posthorn.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;

/** Submits messages over a number of persistent sessions, one thread each, and times every acceptance from MAIL to the reply after DATA. */
final class Load {
    private final SSLSocketFactory tls = TrustingTls.socketFactory();
    private final AtomicLong numbers = new AtomicLong();
    private final MessageFactory factory;
    private final boolean pipelining;

    Load(MessageFactory factory, boolean pipelining) {
        this.factory = factory;
        this.pipelining = pipelining;
    }

    /** What the client saw; {@code wall} runs from {@code startNanos}, when all sessions stand, to the last reply; a time for each message. */
    record Result(long startNanos, Duration wall, long[] acceptNanos, int reconnects) {
    }

    /**
     * Opens the sessions, sends the messages, and closes the sessions.
     *
     * @throws IOException when a server refuses a message
     */
    Result run(Submission server, int sessions, int messages) throws IOException, InterruptedException {
        List<SmtpSession> open = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            open.add(SmtpSession.open(server, tls, pipelining));
        }
        Run run = new Run(server, new long[messages]);
        ExecutorService threads = Executors.newFixedThreadPool(sessions);
        try {
            long start = System.nanoTime();
            await(threads.invokeAll(open.stream().map(run::worker).toList()));
            return new Result(start, Duration.ofNanos(run.lastReply.get() - start), run.acceptNanos, run.reconnects.get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(List<Future<Void>> workers) throws IOException, InterruptedException {
        for (Future<Void> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new IOException("a session failed: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private final class Run {
        private final Submission server;
        private final long[] acceptNanos;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger reconnects = new AtomicInteger();
        private final AtomicLong lastReply = new AtomicLong(Long.MIN_VALUE);

        Run(Submission server, long[] acceptNanos) {
            this.server = server;
            this.acceptNanos = acceptNanos;
        }

        Callable<Void> worker(SmtpSession first) {
            return () -> {
                SmtpSession session = first;
                for (int index = next.getAndIncrement(); index < acceptNanos.length; index = next.getAndIncrement()) {
                    session = send(session, index);
                }
                session.close();
                return null;
            };
        }

        private SmtpSession send(SmtpSession session, int index) throws IOException {
            Message message = factory.message(numbers.incrementAndGet());
            long start = System.nanoTime();
            SmtpSession used = session;
            try {
                used.send(message);
            } catch (SmtpReplies.SessionEnded e) {
                used.abort();
                reconnects.incrementAndGet();
                used = SmtpSession.open(server, tls, pipelining);
                used.send(message);
            }
            long end = System.nanoTime();
            acceptNanos[index] = end - start;
            lastReply.accumulateAndGet(end, Math::max);
            return used;
        }
    }
}
