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
    private final ProcessTree client = new ProcessTree(ProcessHandle.current());
    private long expected;

    Bench(Server server, Sink sink, Load load) {
        this.server = server;
        this.sink = sink;
        this.load = load;
    }

    Server server() {
        return server;
    }

    /** @throws IOException when a message is refused, does not arrive, or more arrive than were sent */
    Measurement run(int sessions, int messages) throws IOException, InterruptedException {
        requireNothingMore();
        Marks marks = new Marks();
        Load.Result result = load.run(server.submission(), sessions, messages, marks::start);
        expected += messages;
        long arrived = sink.await(expected);
        Thread.sleep(SETTLE_MILLIS);
        return marks.end(result, Duration.ofNanos(arrived - marks.startNanos));
    }

    /** @return how many messages arrived that were never sent, or arrived twice */
    private void requireNothingMore() throws IOException {
        if (sink.count() != expected) {
            throw new IOException(server.name() + " delivered " + (sink.count() - expected) + " messages more than it was given");
        }
    }

    @Override
    public void close() {
        server.close();
        sink.close();
    }
}
