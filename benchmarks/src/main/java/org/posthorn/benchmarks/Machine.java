package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first line of a report. */
final class Machine {
    private Machine() {
    }

    static String describe(Path queues) throws IOException {
        String model;
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            model = lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst(".*: ", "")).orElse("unknown");
        }
        FileStore store = Files.getFileStore(queues);
        String warning = store.type().equals("tmpfs") ? " (memory, not a disk: syncs cost nothing; set TMPDIR)" : "";
        return "%d x %s, Linux %s, Java %s, queues on %s%s".formatted(Runtime.getRuntime().availableProcessors(), model,
            System.getProperty("os.version"), System.getProperty("java.version"), store.type(), warning);
    }
}
