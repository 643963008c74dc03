package org.posthorn.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A server's process with its output. The program may be wrapped (strace, a shell): signals go to the JVM inside. */
final class ServerProcess {
    private final Process process;
    private final List<String> output = new ArrayList<>();
    private boolean outputEnded;

    ServerProcess(List<String> command, ServerOptions options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(options.environment());
        this.process = builder.start();
        Thread reader = new Thread(this::readOutput, "posthorn-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void readOutput() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::addLine);
        } catch (IOException | UncheckedIOException e) {
            addLine("(the output cannot be read on: " + e.getMessage() + ")");
        } finally {
            endOutput();
        }
    }

    private synchronized void addLine(String line) {
        output.add(line);
        notifyAll();
    }

    private synchronized void endOutput() {
        outputEnded = true;
        notifyAll();
    }

    synchronized List<String> output() {
        return List.copyOf(output);
    }

    /** Waits for a line. Throws IllegalStateException with all output when the process ends first or the time is over. */
    synchronized void awaitLine(Predicate<String> wanted, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int looked = 0;
        while (true) {
            for (; looked < output.size(); looked++) {
                if (wanted.test(output.get(looked))) {
                    return;
                }
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (outputEnded || millis <= 0) {
                throw new IllegalStateException("Not ready " + (outputEnded ? "when it ended" : "within " + timeout) + ":\n" + String.join("\n", output));
            }
            wait(millis);
        }
    }

    /** The JVM's handle, or the process itself where no JVM runs. */
    ProcessHandle jvm() {
        return all().filter(ServerProcess::isJava).findFirst().orElse(process.toHandle());
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static boolean isJava(ProcessHandle handle) {
        return handle.info().command().map(command -> command.endsWith("/java")).orElse(false);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. Answers the exit code. Throws IllegalStateException with all output, having killed it, after the timeout. */
    int stop(Duration timeout) throws InterruptedException {
        jvm().destroy();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException("Did not stop within " + timeout + ":\n" + String.join("\n", output()));
        }
        return process.exitValue();
    }

    /** SIGKILL, the JVM before what wraps it. */
    void kill() throws InterruptedException {
        ProcessHandle jvm = jvm();
        List<ProcessHandle> rest = all().toList();
        jvm.destroyForcibly();
        jvm.onExit().join();
        rest.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }
}
