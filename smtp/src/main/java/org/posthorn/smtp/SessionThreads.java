package org.posthorn.smtp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.james.util.concurrent.NamedThreadFactory;

/**
 * The threads that a listener's sessions run on: as many as sessions have something to do, so that none waits for another's slow store. The thread
 * that was last used is the next to be used; one that idles for a minute ends.
 */
final class SessionThreads {
    private static final long IDLE_SECONDS = 60;
    /** A session is no longer counted shortly before its thread is free for another. */
    static final int BETWEEN_SESSIONS = 64;

    private SessionThreads() {
    }

    static ExecutorService of(String listener, int sessions) {
        return new ThreadPoolExecutor(0, sessions + BETWEEN_SESSIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
            NamedThreadFactory.withName("smtp-" + listener));
    }
}
