package org.posthorn.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs outside programs to their end, with a timeout. */
public final class Programs {
    /** Debian's own, which sees Debian's modules; the one on the PATH may be another. */
    public static final String PYTHON = "/usr/bin/python3";

    /** A thread for each stream, since a shared pool could be full of streams that wait for each other. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "program-stream");
        thread.setDaemon(true);
        thread.start();
    };

    private Programs() {
    }

    /**
     * What a program did.
     *
     * @param command as it was run
     * @param exit    its exit code
     * @param output  stdout and stderr together
     */
    public record Result(List<String> command, int exit, String output) {
        /** Itself, when the exit code is 0. Throws IllegalStateException with the output otherwise. */
        public Result orThrow() {
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ":\n" + output);
            }
            return this;
        }
    }

    public static Result run(List<String> command, Duration timeout) {
        return run(command, new byte[0], Path.of("."), timeout);
    }

    /** Throws IllegalStateException with the output when it takes longer; the program is killed then. */
    public static Result run(List<String> command, byte[] input, Path directory, Duration timeout) {
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), THREADS);
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process.getOutputStream(), input), THREADS);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(String.join(" ", command) + " took longer than " + timeout + ":\n" + output.join());
            }
            fed.join();
            return new Result(command, process.exitValue(), output.join());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + String.join(" ", command), e);
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output cannot be read: " + e.getMessage() + ")";
        }
    }

    /** A program that ends without reading its input has said what it has to say in its output. */
    private static void feed(OutputStream stream, byte[] input) {
        try (stream) {
            stream.write(input);
        } catch (IOException ignored) {
            return;
        }
    }
}
