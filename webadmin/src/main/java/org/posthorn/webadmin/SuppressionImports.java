package org.posthorn.webadmin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.task.Task;
import org.apache.james.task.TaskExecutionDetails;
import org.apache.james.task.TaskId;
import org.apache.james.task.TaskManager;
import org.apache.james.task.TaskNotFoundException;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionFile;
import org.posthorn.core.suppression.SuppressionFormat;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;

/**
 * Keeps lists of suppressions on disk until a task has read them, so that one that was accepted outlives the process. What a list is, its file's name
 * says.
 */
public final class SuppressionImports {
    private static final long MAX_OCTETS = 1L << 30;
    private static final int BUFFER = 1 << 16;
    private static final String PART = ".part";
    private static final String EVERYONE = "_";
    private static final String UNTOLD = "_";
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]+\\.([a-z0-9-]+|_)\\.([a-z]+)\\.([a-z-]+|_)");

    private final Path folder;
    private final SuppressionStore suppressions;
    private final TaskManager tasks;
    private final Clock clock;
    private final List<Path> brokenOff;

    /** @param folder where the lists are kept; made when there is one. What is in it already was broken off by the end of a process */
    public SuppressionImports(Path folder, SuppressionStore suppressions, TaskManager tasks, Clock clock) {
        this.folder = folder;
        this.suppressions = suppressions;
        this.tasks = tasks;
        this.clock = clock;
        this.brokenOff = files(folder);
    }

    TaskManager tasks() {
        return tasks;
    }

    /**
     * How far an import is, for callers who may not see all tasks.
     *
     * @param status of the task, such as {@code inProgress}
     */
    record Stage(String taskId, String status, long octets, long added, long unchanged, long refused, List<String> mistakes) {
        static Stage of(TaskExecutionDetails details, SuppressionImportTask.Progress progress) {
            return new Stage(details.getTaskId().asString(), details.getStatus().getValue(), progress.octets(), progress.added(), progress.unchanged(),
                progress.refused(), progress.mistakes());
        }
    }

    /** Empty for what is no import into that account's list. */
    Optional<Stage> stage(String account, String taskId) {
        try {
            TaskExecutionDetails details = tasks.getExecutionDetails(TaskId.fromString(taskId));
            return details.getAdditionalInformation()
                .filter(SuppressionImportTask.Progress.class::isInstance).map(SuppressionImportTask.Progress.class::cast)
                .filter(progress -> progress.account().equals(account))
                .map(progress -> Stage.of(details, progress));
        } catch (TaskNotFoundException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Stores the list; then it will be read, whatever happens, if the task is submitted or the process ends. */
    Task receive(String account, SuppressionFormat format, Optional<SuppressionReason> reason, InputStream list) {
        String name = String.join(".", UUID.randomUUID().toString(), account.equals(Suppression.EVERYONE) ? EVERYONE : account, format.label(),
            reason.map(SuppressionReason::label).orElse(UNTOLD));
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(name + PART);
            try {
                store(list, part);
                return task(Files.move(part, folder.resolve(name))).orElseThrow();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The list cannot be kept", e);
        }
    }

    /** Once, at the start: what was broken off begins anew, as what was added before does no harm. */
    public void resume() {
        for (Path file : brokenOff) {
            if (file.toString().endsWith(PART)) {
                delete(file);
            } else {
                task(file).ifPresent(tasks::submit);
            }
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The lists in " + folder + " cannot be read", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("What came of a list cannot be removed", e);
        }
    }

    private static void store(InputStream list, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            long octets = 0;
            for (int read = list.read(buffer); read >= 0; read = list.read(buffer)) {
                octets += read;
                if (octets > MAX_OCTETS) {
                    throw Errors.tooLarge("A list has at most " + MAX_OCTETS + " octets; send it in parts");
                }
                channel.write(ByteBuffer.wrap(buffer, 0, read));
            }
            if (octets == 0) {
                throw Errors.badRequest("The body must be the list");
            }
            channel.force(true);
        }
    }

    private Optional<Task> task(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        String account = name.group(1).equals(EVERYONE) ? Suppression.EVERYONE : name.group(1);
        return SuppressionFormat.parse(name.group(2))
            .map(format -> new SuppressionFile(account, format, SuppressionReason.parse(name.group(3)).orElse(null), clock.instant()))
            .map(list -> new SuppressionImportTask(list, file, suppressions, clock));
    }
}
