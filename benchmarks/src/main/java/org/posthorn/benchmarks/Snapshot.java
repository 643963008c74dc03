package org.posthorn.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** CPU time used so far: by the server, by the client and the sink, and by the whole machine. */
record Snapshot(long nanos, Duration server, Duration rig, MachineCpu machine) {

    static Snapshot take(ProcessTree server, ProcessTree sink) throws IOException {
        Duration client = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        Duration rig = client.plus(sink.cpu());
        return new Snapshot(System.nanoTime(), server.cpu(), rig, MachineCpu.now());
    }

    Duration serverSince(Snapshot earlier) {
        return server.minus(earlier.server);
    }

    /** Percent of the machine that neither the server nor the client nor the sink used. */
    double othersSince(Snapshot earlier) {
        Duration busy = machine.busy().minus(earlier.machine.busy());
        return Math.max(0, percent(busy.minus(serverSince(earlier)).minus(rig.minus(earlier.rig)), earlier));
    }

    double stolenSince(Snapshot earlier) {
        return percent(machine.stolen().minus(earlier.machine.stolen()), earlier);
    }

    private double percent(Duration used, Snapshot earlier) {
        return 100.0 * used.toNanos() / (nanos - earlier.nanos) / Runtime.getRuntime().availableProcessors();
    }
}
