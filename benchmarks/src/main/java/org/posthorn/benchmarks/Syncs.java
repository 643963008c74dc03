package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Counts the calls that force data to the disk, by a tracer that stops a server at these calls only (strace with a seccomp filter). */
record Syncs(Path trace) {
    private static final String CALLS = "fsync,fdatasync,sync_file_range,msync,sync,syncfs";
    private static final Pattern CALL = Pattern.compile("^(\\d+ +)?(" + CALLS.replace(',', '|') + ")\\(.*");

    List<String> tracer() {
        return List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-e", "trace=" + CALLS, "-o", trace.toString());
    }

    /** Calls since the server's start. */
    long count() throws IOException {
        try (var lines = Files.lines(trace)) {
            return lines.filter(Syncs::isCall).count();
        }
    }

    static boolean isCall(String line) {
        return CALL.matcher(line).matches();
    }
}
