package org.posthorn.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** One server, its sink, and runs of load through both. */
final class Bench implements AutoCloseable {
    /** After the last delivery: what a server still does about the messages belongs to them. */
    private static final long SETTLE_MILLIS = 500;

    private final Server server;
    private final Sink sink;
    private final Load load;
    private long expected;

    Bench(Server server, Sink sink, Load load) {
        this.server = server;
        this.sink = sink;
        this.load = load;
    }

    Server server() {
        return server;
    }

    /** @throws IOException when a message is refused, does not arrive, or more have arrived than were sent */
    Measurement run(int sessions, int messages) throws IOException, InterruptedException {
        requireNothingMore();
        Snapshot before = snapshot();
        Load.Result result = load.run(server.submission(), sessions, messages);
        expected += messages;
        Duration delivery = Duration.ofNanos(sink.await(expected) - result.startNanos());
        Thread.sleep(SETTLE_MILLIS);
        Snapshot after = snapshot();
        return new Measurement(rate(messages, delivery), rate(messages, result.wall()), millis(after.serverSince(before)) / messages,
            percentileMillis(result, 50), percentileMillis(result, 99), after.othersSince(before), after.stolenSince(before), result.reconnects());
    }

    @Override
    public void close() {
        server.close();
        sink.close();
    }

    private Snapshot snapshot() throws IOException {
        return Snapshot.take(server.processes(), new ProcessTree(sink.handle()));
    }

    private void requireNothingMore() throws IOException {
        if (sink.count() != expected) {
            throw new IOException(server.name() + " delivered " + (sink.count() - expected) + " messages more than it was given");
        }
    }

    private static double rate(int messages, Duration time) {
        return messages / (time.toNanos() / 1e9);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static double percentileMillis(Load.Result result, int percent) {
        return Statistics.percentile(result.acceptNanos(), percent) / 1e6;
    }
}
