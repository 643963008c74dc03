package org.posthorn.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a server is to be started: where its files go, what its outgoing mail goes to, and a command to put before its own, such as a tracer. */
record Launch(Path scripts, Path home, int sinkPort, List<String> tracer) {
    private static final Duration READY = Duration.ofMinutes(15);
    private static final long PAUSE_MILLIS = 100;

    /** A condition that may fail while the server is not there yet. */
    interface Ready {
        boolean holds() throws IOException;
    }

    Path log() {
        return home.resolveSibling(home.getFileName() + ".out");
    }

    Process start(List<String> command, Map<String, String> environment) throws IOException {
        Files.createDirectories(home);
        List<String> whole = new ArrayList<>(tracer);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** @throws IOException when the process ended or a quarter of an hour passed (it may build first), with the end of its output */
    void await(Process process, Ready ready) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (!ready.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                List<String> output = Files.readAllLines(log());
                throw new IOException("the server did not start: " + String.join("\n", output.subList(Math.max(0, output.size() - 20), output.size())));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
