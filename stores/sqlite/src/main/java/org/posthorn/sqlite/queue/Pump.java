package org.posthorn.sqlite.queue;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.apache.james.queue.api.MailQueue.MailQueueItem;
import reactor.core.publisher.FluxSink;

/**
 * Gives one subscriber as many mails as it asks for, on a thread of its own, so that a slow one holds up neither the writer nor others.
 * Sleeps until there is demand and something is due.
 */
final class Pump {
    /** The clock may be set while we sleep: look again now and then. */
    private static final long LONGEST_SLEEP = TimeUnit.HOURS.toMillis(1);

    private final FluxSink<MailQueueItem> sink;
    private final QueueIndex index;
    private final Supplier<Optional<MailQueueItem>> next;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;
    private final Runnable listener = this::signal;
    private final AtomicInteger signals = new AtomicInteger();
    private Future<?> alarm;
    private long alarmTime;

    Pump(FluxSink<MailQueueItem> sink, QueueIndex index, Supplier<Optional<MailQueueItem>> next, Clock clock) {
        this.sink = sink;
        this.index = index;
        this.next = next;
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, Pump::daemon, new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        index.listen(listener);
        sink.onRequest(demand -> signal());
    }

    void stop() {
        index.forget(listener);
        // Not shutdownNow: a subscriber that cancels in its own onNext must not find its thread interrupted.
        thread.shutdown();
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            thread.execute(this::drain);
        }
    }

    /** Runs once at a time: signals that come meanwhile are counted and make it look again. */
    private void drain() {
        int seen = signals.get();
        while (seen != 0) {
            give();
            setAlarm();
            seen = signals.addAndGet(-seen);
        }
    }

    private void give() {
        Optional<MailQueueItem> item = nextIfWanted();
        while (item.isPresent()) {
            sink.next(item.get());
            item = nextIfWanted();
        }
    }

    private Optional<MailQueueItem> nextIfWanted() {
        return sink.isCancelled() || sink.requestedFromDownstream() == 0 ? Optional.empty() : next.get();
    }

    private void setAlarm() {
        long due = index.nextDue().orElse(Long.MAX_VALUE);
        if (alarm != null && !alarm.isDone() && alarmTime == due) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarmTime = due;
        long sleep = Math.max(1, Math.min(LONGEST_SLEEP, due - clock.millis()));
        alarm = thread.schedule(this::signal, sleep, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "dequeue");
        thread.setDaemon(true);
        return thread;
    }
}
