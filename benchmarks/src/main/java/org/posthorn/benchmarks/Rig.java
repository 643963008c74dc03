package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the servers to be measured, each with a sink of its own, and shows first that their mail leaves signed. */
record Rig(Path benchmarks, Path work, Load load) {
    private static final Path PYTHON_CHECK = Path.of("peers", "verify-dkim");

    /**
     * A started server whose signature was verified on one message.
     *
     * @param name {@code postfix} or {@code posthorn}
     * @param home a name for its directory, unused so far
     * @param tracer a command before the server's own, or none
     */
    Bench start(String name, String home, List<String> tracer, List<String> javaOptions) throws IOException, InterruptedException {
        int port = Launch.freePort();
        Launch launch = new Launch(benchmarks.resolve("peers"), work.resolve(home), port, tracer);
        Server server = name.equals("postfix") ? PostfixServer.start(launch) : PosthornServer.start(launch, javaOptions);
        Path log = work.resolve(home + "-sink.out");
        System.out.println(name + " is up; its signature: " + verifySignature(server, port, log));
        return new Bench(server, Sink.counting(port, log), load);
    }

    private String verifySignature(Server server, int port, Path log) throws IOException, InterruptedException {
        Path mail = Files.createTempDirectory(work, "mail");
        if (!mail.toFile().setWritable(true, false) || !mail.toFile().setExecutable(true, false)) {
            throw new IOException("cannot open " + mail + " to the sink");
        }
        try (Sink sink = Sink.dumping(port, log, mail)) {
            load.run(server.submission(), 1, 1);
            sink.await(1);
        }
        try (var files = Files.list(mail)) {
            return verify(files.findFirst().orElseThrow(), server.dkimRecord());
        }
    }

    private String verify(Path message, String record) throws IOException, InterruptedException {
        Process check = new ProcessBuilder(benchmarks.resolve(PYTHON_CHECK).toString(), message.toString(), record).redirectErrorStream(true).start();
        String verdict = new String(check.getInputStream().readAllBytes(), UTF_8).strip();
        if (!check.waitFor(1, TimeUnit.MINUTES) || check.exitValue() != 0) {
            throw new IOException("the signature does not verify: " + verdict + ", message in " + message);
        }
        return verdict;
    }
}
