package org.posthorn.distribution;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.inject.Inject;

import org.apache.james.util.concurrent.NamedThreadFactory;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.admission.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the front door remembers, saved in time: the usage of quotas every five seconds, which is what a crash forgets at most. */
final class Intake {
    private static final Logger LOGGER = LoggerFactory.getLogger(Intake.class);
    private static final int SAVE_SECONDS = 5;
    private static final int PURGE_SECONDS = 60;
    private static final Duration DRAIN_GRACE = Duration.ofSeconds(5);

    private final Node node;
    private final Sessions sessions;
    private final Quotas quotas;
    private final LoginGuard guard;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(NamedThreadFactory.withName("intake"));

    @Inject
    Intake(Node node, Sessions sessions, Quotas quotas, LoginGuard guard) {
        this.node = node;
        this.sessions = sessions;
        this.quotas = quotas;
        this.guard = guard;
    }

    void start() {
        timer.scheduleWithFixedDelay(() -> run(quotas::save), SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> run(guard::purge), PURGE_SECONDS, PURGE_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins nothing new, and gives the sessions that are open a few seconds to end what they have begun. */
    void drain() throws InterruptedException {
        node.drain();
        sessions.awaitNone(DRAIN_GRACE);
    }

    /** To be called when no session is open any more. */
    void stop() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(SAVE_SECONDS, TimeUnit.SECONDS);
        run(quotas::save);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.error("The usage of quotas or the bans could not be saved; it is tried again", e);
        }
    }
}
