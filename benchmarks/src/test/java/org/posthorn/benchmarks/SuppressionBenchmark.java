package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.posthorn.core.account.Account;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.sqlite.state.SqliteAccountStore;
import org.posthorn.sqlite.state.SqliteDomainStore;
import org.posthorn.sqlite.state.SqliteSuppressionStore;
import org.posthorn.sqlite.state.StateDatabase;

/** What it costs to ask whether a recipient is suppressed, on the embedded store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class SuppressionBenchmark {
    private static final int BATCH = 20_000;

    @Param("10000000")
    public int entries;

    private Path folder;
    private StateDatabase database;
    private SqliteSuppressionStore suppressions;

    @Setup(Level.Trial)
    public void fill() throws IOException {
        folder = Files.createTempDirectory("suppressions");
        database = StateDatabase.open(folder.resolve("state.db"));
        new SqliteAccountStore(database, new SqliteDomainStore(database, MasterKey.of(new byte[MasterKey.BYTES]))).put(Account.withDefaults("acme"));
        suppressions = new SqliteSuppressionStore(database, Clock.systemUTC());
        for (int from = 0; from < entries; from += BATCH) {
            suppressions.add(batch(from));
        }
    }

    private List<Suppression> batch(int from) {
        Instant now = Instant.now();
        return IntStream.range(from, Math.min(entries, from + BATCH))
            .mapToObj(number -> new Suppression("acme", address(number), SuppressionReason.HARD_BOUNCE, now, "550 5.1.1 user unknown")).toList();
    }

    private static String address(int number) {
        return "%08x.user@example%d.org".formatted(number, number % 1000);
    }

    @Benchmark
    public Optional<Suppression> suppressed() {
        return suppressions.find("acme", address(ThreadLocalRandom.current().nextInt(entries)));
    }

    @Benchmark
    public Optional<Suppression> notSuppressed() {
        return suppressions.find("acme", address(-ThreadLocalRandom.current().nextInt(entries)));
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        database.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
