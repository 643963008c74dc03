package org.posthorn.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to a database: it takes up to 512 waiting operations, runs them in one transaction, and answers all of them
 * after the one sync of its commit. An operation that fails hurts only itself. When a commit fails nobody knows what the disk has,
 * so the writer is dead from then on: every later call fails.
 */
public final class GroupCommit implements AutoCloseable {
    /** How long operations that nobody waits for may wait for others to share their sync. */
    public static final Duration PATIENCE = Duration.ofMillis(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_GROUP = 512;

    private final Database database;
    private final long patienceNanos;
    private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();
    private final Task<Boolean> last = new Task<>(sql -> true, false);
    private final Thread thread;
    /** Why nothing can be written any more; null while it can. */
    private volatile SqliteException refusal;
    private volatile boolean dead;

    private GroupCommit(Database database, Duration patience) {
        this.database = database;
        this.patienceNanos = patience.toNanos();
        this.thread = new Thread(this::work, "write " + database.file().getFileName());
        this.thread.setDaemon(true);
    }

    public static GroupCommit start(Database database) {
        return start(database, PATIENCE);
    }

    /**
     * Starts the writer of a database.
     *
     * @param patience how long operations given to {@link #submitLazily} may be held back
     */
    public static GroupCommit start(Database database, Duration patience) {
        GroupCommit writer = new GroupCommit(database, patience);
        writer.thread.start();
        return writer;
    }

    /** Has the operation run soon; completes after the sync that covers it, on the writer's thread: what depends on it must not wait. */
    public <T> CompletableFuture<T> submit(Operation<T> operation) {
        return enqueue(new Task<>(operation, false));
    }

    /** Like {@link #submit}, but may be held back for a few milliseconds so that it needs no sync of its own. */
    public <T> CompletableFuture<T> submitLazily(Operation<T> operation) {
        return enqueue(new Task<>(operation, true));
    }

    /**
     * Runs the operation and waits for the sync that covers it.
     *
     * @throws SqliteException if it failed, or the writer is dead or closed
     */
    public <T> T run(Operation<T> operation) {
        return await(submit(operation));
    }

    /** Waits for what {@link #submit} gave. */
    public static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new SqliteException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Why nothing can be written any more, if a commit has failed. */
    public Optional<String> causeOfDeath() {
        return dead ? Optional.of(refusal.getMessage()) : Optional.empty();
    }

    /** Writes what was submitted before, then refuses. The database stays open. */
    @Override
    public void close() {
        enqueue(last);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletableFuture<T> enqueue(Task<T> task) {
        waiting.add(task);
        SqliteException now = refusal;
        if (now != null && waiting.remove(task)) {
            task.fail(now);
        }
        return task.result;
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !dead) {
                List<Task<?>> group = nextGroup();
                more = !group.contains(last);
                write(group);
            }
            if (!dead) {
                stop(new SqliteException(database.file() + " is closed"));
            }
        } catch (InterruptedException e) {
            stop(new SqliteException("The writer of " + database.file() + " was interrupted", e));
        }
    }

    private List<Task<?>> nextGroup() throws InterruptedException {
        List<Task<?>> group = new ArrayList<>();
        Task<?> next = waiting.take();
        long until = System.nanoTime() + patienceNanos;
        boolean lazy = true;
        while (next != null) {
            group.add(next);
            waiting.drainTo(group, MAX_GROUP - group.size());
            lazy = lazy && group.stream().allMatch(task -> task.lazy);
            next = lazy && group.size() < MAX_GROUP ? waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS) : null;
        }
        return group;
    }

    private void write(List<Task<?>> group) {
        try {
            List<Task<?>> written = apply(group);
            database.writer().connection().commit();
            written.forEach(Task::succeed);
        } catch (SQLException | RuntimeException | Error e) {
            die(group, e);
        }
    }

    /** Runs the group in one transaction; when an operation fails, once more without it. Gives those that are in the transaction. */
    private List<Task<?>> apply(List<Task<?>> group) throws SQLException {
        List<Task<?>> good = new ArrayList<>(group);
        for (Optional<Task<?>> bad = firstFailure(good); bad.isPresent(); bad = firstFailure(good)) {
            database.writer().connection().rollback();
            good.remove(bad.get());
        }
        return good;
    }

    private Optional<Task<?>> firstFailure(List<Task<?>> group) {
        for (Task<?> task : group) {
            if (!task.apply(database.writer())) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    private void die(List<Task<?>> group, Throwable cause) {
        SqliteException failure = new SqliteException("Writing to " + database.file() + " has stopped: a commit failed", cause);
        LOGGER.error("{}", failure.getMessage(), cause);
        dead = true;
        stop(failure);
        group.forEach(task -> task.fail(failure));
    }

    private void stop(SqliteException why) {
        refusal = why;
        List<Task<?>> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.forEach(task -> task.fail(why));
    }

    private static final class Task<T> {
        private final Operation<T> operation;
        private final boolean lazy;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private T value;

        private Task(Operation<T> operation, boolean lazy) {
            this.operation = operation;
            this.lazy = lazy;
        }

        private boolean apply(Statements sql) {
            try {
                value = operation.apply(sql);
                return true;
            } catch (SQLException | RuntimeException | Error e) {
                result.completeExceptionally(e);
                return false;
            }
        }

        private void succeed() {
            result.complete(value);
        }

        private void fail(Exception why) {
            result.completeExceptionally(why);
        }
    }
}
