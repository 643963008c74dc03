package org.posthorn.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Postfix's smtp-sink, with the running count of messages that it prints itself; read every 5 ms, so the client loses no time to it. */
final class Sink implements AutoCloseable {
    private static final long PAUSE_MILLIS = 5;
    private static final Pattern COUNT = Pattern.compile("mesg=(\\d+)\\r");
    private static final Duration STALL = Duration.ofSeconds(90);

    private final Process process;
    private final Thread reader;
    private volatile long count;
    private volatile long counted;
    private volatile boolean closing;

    private Sink(Process process) {
        this.process = process;
        this.reader = new Thread(this::readCounts, "sink-count");
        this.reader.setDaemon(true);
        this.reader.start();
    }

    /** A sink that counts and drops. */
    static Sink counting(int port, Path log) throws IOException {
        return start(port, log, List.of("-c"));
    }

    /** A sink that also writes each message to a file of its own in {@code directory}. */
    static Sink dumping(int port, Path log, Path directory) throws IOException {
        return start(port, log, List.of("-c", "-d", directory + "/%M."));
    }

    private static Sink start(int port, Path log, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of("smtp-sink"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(options);
        command.addAll(List.of("127.0.0.1:" + port, "1024"));
        File errors = log.toFile();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Sink(process);
    }

    long count() {
        return count;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits until the sink has counted this many messages.
     *
     * @return the {@link System#nanoTime()} at which the count was seen
     * @throws IOException when nothing arrived for 90 s
     */
    long await(long expected) throws IOException, InterruptedException {
        long seen = count;
        long progress = System.nanoTime();
        while (count < expected) {
            if (count != seen) {
                seen = count;
                progress = System.nanoTime();
            }
            if (System.nanoTime() - progress > STALL.toNanos()) {
                throw new IOException("the sink counts " + count + " of " + expected + " messages, and no more for " + STALL.toSeconds() + " s");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return counted;
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        process.onExit().join();
    }

    private void readCounts() {
        byte[] buffer = new byte[65_536];
        String rest = "";
        try (InputStream in = process.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                rest = last(rest + new String(buffer, 0, length, US_ASCII));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            if (!closing) {
                System.err.println("the sink's count cannot be read any more: " + e);
            }
        }
    }

    private String last(String text) {
        Matcher matcher = COUNT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            counted = System.nanoTime();
            count = Long.parseLong(matcher.group(1));
            end = matcher.end();
        }
        return text.substring(end);
    }
}
