package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and all its descendants: the CPU time they used, and their end. */
final class ProcessTree {
    private static final long NANOS_A_TICK = 10_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessHandle root;

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** User and system time, that of children already ended and waited for included, to 10 ms a process. */
    Duration cpu() throws IOException {
        long ticks = 0;
        for (long pid : all().mapToLong(ProcessHandle::pid).toArray()) {
            ticks += ticks(pid);
        }
        return Duration.ofNanos(ticks * NANOS_A_TICK);
    }

    /** Tells the root to end, waits for it up to half a minute, and kills whatever is left of the tree. A tracer ends with what it traces. */
    void stop() {
        List<ProcessHandle> all = all().toList();
        ProcessHandle top = isTracer(root) ? root.children().findFirst().orElse(root) : root;
        top.destroy();
        try {
            root.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("killing a server that did not end within " + PATIENCE.toSeconds() + " s");
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** The fields utime, stime, cutime and cstime of proc_pid_stat(5), summed; the command before them may hold blanks and brackets. */
    static long ticksOf(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }

    private static long ticks(long pid) throws IOException {
        try {
            return ticksOf(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
        } catch (NoSuchFileException e) {
            return 0; // ended between the listing and the reading: its parent counts it
        }
    }

    private static boolean isTracer(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("/strace")).orElse(false);
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }
}
