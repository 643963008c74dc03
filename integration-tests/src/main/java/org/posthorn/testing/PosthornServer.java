package org.posthorn.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real distribution as a process of its own. Start it, talk to {@link #port} and {@link #admin()}, then close it; after
 * {@link #kill()} or {@link #stop()} the home is still there and {@link #start()} goes on with it. Not thread-safe.
 */
public final class PosthornServer implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final String READY = "Posthorn is ready";
    private final ServerOptions options;
    private ServerProcess process;
    private Map<String, Integer> ports = Map.of();

    private PosthornServer(ServerOptions options) {
        this.options = options;
    }

    /** Starts a server and waits until it is ready. Throws IllegalStateException with its output when it does not get there. */
    public static PosthornServer start(ServerOptions options) throws IOException {
        PosthornServer server = new PosthornServer(options);
        server.start();
        return server;
    }

    /** Starts it again on the same home; its ports may be others. */
    public void start() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException("Already running as process " + pid());
        }
        List<String> command = new ArrayList<>(options.command());
        command.addAll(List.of("start", "--home", options.home().toString()));
        Files.createDirectories(options.home());
        process = new ServerProcess(command, options);
        try {
            process.awaitLine(line -> line.contains(READY), options.startup());
            ports = new ObjectMapper().readValue(home().resolve("var/ports.json").toFile(), new TypeReference<Map<String, Integer>>() { });
        } catch (IllegalStateException | IOException e) {
            kill();
            throw e;
        } catch (InterruptedException e) {
            kill();
            throw interrupted(e);
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Stops it with SIGTERM, as an operator does, and answers the exit code. Throws IllegalStateException when it takes over a minute. */
    public int stop() {
        try {
            return process.stop(STOP);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Kills the JVM with SIGKILL and waits until it is gone. */
    public void kill() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public void restart() throws IOException {
        stop();
        start();
    }

    public Path home() {
        return options.home();
    }

    /** The port of {@code submission smtps alternate mx admin} or {@code web}. */
    public int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("No port is called " + name + " in " + ports);
        }
        return port;
    }

    /** The JVM's process id. */
    public long pid() {
        return process.jvm().pid();
    }

    /** What it has printed since its last start, stdout and stderr together. */
    public List<String> output() {
        return process.output();
    }

    /** A client with the first admin token. */
    public AdminApi admin() throws IOException {
        return new AdminApi("http://127.0.0.1:" + port("admin"), Files.readString(home().resolve("var/admin-token")).trim());
    }

    @Override
    public void close() {
        if (isRunning()) {
            stop();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the server", e);
    }
}
