package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.posthorn.benchmarks.Results.Cell;

/** What {@code benchmarks/run} runs: arguments are the benchmarks' directory, an empty one to work in, and the user's switches. */
public final class Benchmark {
    private static final int WARM_UP_BATCH = 3_000;
    private static final int TRACED_MESSAGES = 1_000;

    private final Options options;
    private final Path work;
    private final Rig rig;
    private final Results results = new Results();
    private final List<Bench> benches = new ArrayList<>();

    private Benchmark(Path benchmarks, Path work, Options options) {
        this.options = options;
        this.work = work;
        this.rig = new Rig(benchmarks, work, new Load(new MessageFactory(options.domains()), options.pipelining()));
    }

    public static void main(String... arguments) throws IOException {
        Path work = Path.of(arguments[1]);
        try {
            Options options = Options.parse(Arrays.copyOfRange(arguments, 2, arguments.length));
            new Benchmark(Path.of(arguments[0]), work, options).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException | InterruptedException e) {
            Files.createFile(work.resolve("keep"));
            System.err.println("not measured: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        System.out.println(Machine.describe(work));
        Instant measured;
        try {
            for (String peer : options.peers()) {
                benches.add(rig.start(peer, peer, List.of(), options.profile() ? Profile.javaOptions(recording()) : List.of()));
                warmUp(benches.get(benches.size() - 1));
            }
            measured = Instant.now();
            for (int round = 1; round <= options.rounds(); round++) {
                round(round);
            }
        } finally {
            benches.forEach(Bench::close);
        }
        if (options.syncs()) {
            countSyncs();
        }
        report();
        if (options.profile() && options.peers().contains("posthorn")) {
            System.out.println(Profile.report(recording(), measured));
        }
    }

    private void warmUp(Bench bench) throws IOException, InterruptedException {
        int left = bench.server().warmUp(options.warmUp());
        while (left > 0) {
            int batch = Math.min(left, WARM_UP_BATCH);
            print("warm-up", options.mostSessions(), bench, bench.run(options.mostSessions(), batch));
            left -= batch;
        }
    }

    private void round(int round) throws IOException, InterruptedException {
        for (int sessions : options.sessions()) {
            for (Bench bench : inTurn(round + options.sessions().indexOf(sessions))) {
                Measurement measurement = bench.run(sessions, options.messages());
                print("round " + round, sessions, bench, measurement);
                results.add(new Cell(sessions, bench.server().name()), measurement);
            }
        }
    }

    /** Who goes first alternates from round to round for each number of sessions. */
    private List<Bench> inTurn(int turn) {
        List<Bench> order = new ArrayList<>(benches);
        if (turn % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private void countSyncs() throws IOException, InterruptedException {
        for (String peer : options.peers()) {
            Syncs syncs = new Syncs(work.resolve(peer + ".strace"));
            try (Bench bench = rig.start(peer, peer + "-traced", syncs.tracer(), List.of())) {
                bench.run(options.mostSessions(), Math.min(options.warmUp(), WARM_UP_BATCH));
                for (int sessions : options.sessions()) {
                    long before = syncs.count();
                    int messages = Math.min(options.messages(), TRACED_MESSAGES);
                    bench.run(sessions, messages);
                    results.addSyncs(new Cell(sessions, peer), (double) (syncs.count() - before) / messages);
                }
            }
        }
    }

    private void report() {
        System.out.println();
        System.out.println(Table.of(results, options.sessions()));
        Statistics others = results.overall(Measurement::others);
        System.out.printf(Locale.ROOT, "Median of %d rounds of %d messages (least-most). Others used %.0f %% of the machine (%.0f-%.0f)%s; stolen %.0f %%.%n",
            options.rounds(), options.messages(), others.median(), others.least(), others.most(),
            others.most() > 15 ? ": noisy, trust the ratios only" : "", results.overall(Measurement::stolen).median());
    }

    private Path recording() {
        return work.resolve("posthorn.jfr");
    }

    private static void print(String what, int sessions, Bench bench, Measurement figures) {
        System.out.printf(Locale.ROOT, "%-8s %3d sessions  %-8s  %5.0f delivered/s  %5.0f accepted/s  %5.2f CPU ms  p50 %.1f p99 %.1f ms  others %.0f %%%s%n",
            what, sessions, bench.server().name(), figures.delivered(), figures.accepted(), figures.cpuMillis(), figures.p50Millis(), figures.p99Millis(),
            figures.others(), figures.reconnects() == 0 ? "" : "  " + figures.reconnects() + " reconnects");
    }
}
