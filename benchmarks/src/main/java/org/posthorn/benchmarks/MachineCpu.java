package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What all processors of the machine did since its start, of the first line of proc_stat(5). */
record MachineCpu(Duration busy, Duration stolen) {
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;
    private static final long MILLIS_A_TICK = 10;

    static MachineCpu now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElseThrow());
        }
    }

    static MachineCpu parse(String line) {
        String[] fields = line.split(" +");
        long busy = 0;
        for (int field = 1; field < STEAL; field++) {
            busy += field == IDLE || field == IO_WAIT ? 0 : Long.parseLong(fields[field]);
        }
        return new MachineCpu(Duration.ofMillis(busy * MILLIS_A_TICK), Duration.ofMillis(Long.parseLong(fields[STEAL]) * MILLIS_A_TICK));
    }
}
