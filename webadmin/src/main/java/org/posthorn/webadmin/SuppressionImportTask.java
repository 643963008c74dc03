package org.posthorn.webadmin;

import com.google.common.io.CountingInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.james.task.AsyncSafeTask;
import org.apache.james.task.TaskExecutionDetails;
import org.apache.james.task.TaskType;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionFile;
import org.posthorn.core.suppression.SuppressionFile.Entry;
import org.posthorn.core.suppression.SuppressionFile.Mistake;
import org.posthorn.core.suppression.SuppressionStore;

/** Adds a list of suppressions, many at a time and in the order of their addresses, as that is how the store keeps them; then removes its file. */
final class SuppressionImportTask implements AsyncSafeTask {
    static final TaskType TYPE = TaskType.of("import-suppressions");

    private static final int SORTED = 200_000;
    private static final int ADDED_AT_ONCE = 5_000;
    private static final int MISTAKES_SHOWN = 20;

    private final SuppressionFile list;
    private final Path file;
    private final SuppressionStore suppressions;
    private final Clock clock;
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<String> mistakes = new CopyOnWriteArrayList<>();
    private final List<Suppression> waiting = new ArrayList<>();

    /**
     * How far it is.
     *
     * @param octets of the list that were read
     * @param added entries that are new or took the place of a lighter one
     * @param unchanged entries that were there already, or for what weighs more
     * @param refused rows that cannot be taken
     * @param mistakes what is wrong with the first of these
     */
    record Progress(String account, String format, long octets, long added, long unchanged, long refused, List<String> mistakes, Instant timestamp)
        implements TaskExecutionDetails.AdditionalInformation {
    }

    SuppressionImportTask(SuppressionFile list, Path file, SuppressionStore suppressions, Clock clock) {
        this.list = list;
        this.file = file;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** When the store fails the file stays, and is read anew when the process starts. */
    @Override
    public Result run() {
        try (CountingInputStream input = new CountingInputStream(Files.newInputStream(file))) {
            list.read(input, row -> {
                octets.set(input.getCount());
                take(row);
            });
            add();
            Files.delete(file);
            return refused.get() == 0 ? Result.COMPLETED : Result.PARTIAL;
        } catch (IOException e) {
            throw new UncheckedIOException("The list cannot be read", e);
        } catch (CancellationException e) {
            discard();
            throw e;
        }
    }

    private void take(SuppressionFile.Row row) {
        if (row instanceof Entry entry) {
            waiting.add(entry.suppression());
            if (waiting.size() == SORTED) {
                add();
            }
        } else if (row instanceof Mistake mistake && refused.incrementAndGet() <= MISTAKES_SHOWN) {
            mistakes.add("line " + mistake.line() + ": " + mistake.why());
        }
    }

    private void add() {
        waiting.sort(Comparator.comparing(Suppression::address));
        for (int from = 0; from < waiting.size(); from += ADDED_AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The import was cancelled; what was added stays");
            }
            List<Suppression> some = waiting.subList(from, Math.min(waiting.size(), from + ADDED_AT_ONCE));
            int taken = suppressions.add(some);
            added.addAndGet(taken);
            unchanged.addAndGet(some.size() - taken);
        }
        waiting.clear();
    }

    private void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of a cancelled import cannot be removed", e);
        }
    }

    @Override
    public TaskType type() {
        return TYPE;
    }

    @Override
    public Optional<TaskExecutionDetails.AdditionalInformation> details() {
        return Optional.of(new Progress(list.account(), list.format().label(), octets.get(), added.get(), unchanged.get(), refused.get(),
            List.copyOf(mistakes), clock.instant()));
    }
}
