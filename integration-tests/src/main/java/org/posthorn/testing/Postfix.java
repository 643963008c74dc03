package org.posthorn.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An instance of Debian's Postfix with a configuration, a queue and a log of its own, which listens nowhere: mail comes in through its
 * {@code sendmail} command. Close it, as its processes would outlive the JVM. Only root can start one.
 */
public final class Postfix implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String SERVICES = """
            pickup unix n - n 1 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            showq unix n - n - - showq
            error unix - - n - - error
            retry unix - - n - - error
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd
            """;
    private final Path home;

    private Postfix(Path home) {
        this.home = home;
    }

    /**
     * Starts one in this folder, which {@link #configuration} may hold files in already. Throws IllegalStateException when Postfix does not know
     * one of the settings or does not start.
     *
     * @param settings of main.cf, on top of those that make it an instance of its own
     * @param services lines of master.cf, besides those that every Postfix has
     */
    public static Postfix start(Path home, Map<String, String> settings, List<String> services) throws IOException {
        Postfix postfix = new Postfix(home);
        postfix.configure(settings, services);
        String read = postfix.run("postconf", "-n").output();
        if (read.contains("warning: ")) {
            throw new IllegalStateException(read);
        }
        postfix.run("postfix", "start");
        return postfix;
    }

    /** The folder of main.cf and master.cf of an instance in this folder. */
    public static Path configuration(Path home) {
        return home.resolve("conf");
    }

    private void configure(Map<String, String> settings, List<String> services) throws IOException {
        // Its processes are no root for long, and have to reach their folders below this one.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(configuration(home));
        Files.createDirectories(home.resolve("queue"));
        Path data = Files.createDirectories(home.resolve("data"));
        Files.setOwner(data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Map<String, String> main = own();
        main.putAll(settings);
        Files.write(configuration(home).resolve("main.cf"), main.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList());
        Files.write(configuration(home).resolve("master.cf"), Stream.concat(SERVICES.lines(), services.stream()).toList());
    }

    private Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("compatibility_level", "3.6");
        own.put("queue_directory", home.resolve("queue").toString());
        own.put("data_directory", home.resolve("data").toString());
        own.put("maillog_file", logFile().toString());
        own.put("maillog_file_prefixes", home.toString());
        own.put("myhostname", "client.example.com");
        own.put("mydestination", "");
        own.put("local_recipient_maps", "");
        own.put("alias_maps", "");
        own.put("inet_protocols", "ipv4");
        return own;
    }

    /** Takes a message as from a program on its machine. */
    public void sendmail(String sender, byte[] message, String... recipients) {
        List<String> command = new ArrayList<>(List.of("sendmail", "-C", configuration(home).toString(), "-i", "-f", sender, "--"));
        command.addAll(List.of(recipients));
        Programs.run(command, message, home, TIMEOUT).orThrow();
    }

    /** Takes what an SMTP client says, all at once; answers what Postfix replied. */
    public String smtp(String dialogue) {
        return Programs.run(List.of("sendmail", "-C", configuration(home).toString(), "-bs"), dialogue.getBytes(StandardCharsets.US_ASCII), home, TIMEOUT)
                .orThrow().output();
    }

    /** What {@code postqueue -j} says of each message: {@code queue_name}, {@code recipients} with their {@code delay_reason} and others. */
    public List<JsonNode> queue() throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(run("postqueue", "-j").output()).forEachRemaining(messages::add);
        return messages;
    }

    /** All it has logged so far. */
    public String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("The log cannot be read", e);
        }
    }

    @Override
    public void close() {
        run("postfix", "stop");
    }

    private Path logFile() {
        return home.resolve("mail.log");
    }

    private Programs.Result run(String program, String argument) {
        return Programs.run(List.of(program, "-c", configuration(home).toString(), argument), TIMEOUT).orThrow();
    }
}
