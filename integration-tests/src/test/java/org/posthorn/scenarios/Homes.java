package org.posthorn.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posthorn.testing.Repository;
import org.posthorn.testing.ServerOptions;

/** Homes of servers under test. */
final class Homes {
    private static final String SHIPPED = "james-conf/src/main/resources/org/posthorn/conf";
    private static final Pattern BIND = Pattern.compile("<bind>[^<]*</bind>");
    private static final Pattern NAME = Pattern.compile("<jmxName>(\\w+)</jmxName>");
    /** Never listened on: the environment says 0. They have to differ, that is all. */
    private static final int FIRST_PORT = 20001;

    private Homes() {
    }

    /** Likewise, but with these listeners, as smtpserver.xml has them, each on a free port. */
    static ServerOptions withListeners(Path home, String listeners, String... settings) throws IOException {
        ServerOptions options = with(home, settings);
        copyShipped(home);
        AtomicInteger port = new AtomicInteger(FIRST_PORT);
        String apart = BIND.matcher(listeners).replaceAll(bind -> "<bind>127.0.0.1:" + port.getAndIncrement() + "</bind>");
        Files.writeString(home.resolve("conf/smtpserver.xml"), "<smtpservers>\n" + apart + "\n</smtpservers>\n");
        for (MatchResult name : NAME.matcher(listeners).results().toList()) {
            options = options.with("POSTHORN_" + name.group(1).toUpperCase(Locale.ROOT) + "_PORT", "0");
        }
        return options;
    }

    /** Options of a server in this empty home, with these lines as its settings. */
    static ServerOptions with(Path home, String... settings) throws IOException {
        Path file = conf(home).resolve("posthorn.properties");
        Files.writeString(file, "hostName=posthorn.test\n" + String.join("\n", settings) + "\n");
        return ServerOptions.of(home);
    }

    /** Adds elements to a listener of the shipped configuration in this home, whose other files are then the shipped ones too. */
    static void addToListener(Path home, String listener, String elements) throws IOException {
        copyShipped(home);
        Path file = conf(home).resolve("smtpserver.xml");
        String xml = Files.readString(file);
        String name = "<jmxName>" + listener + "</jmxName>";
        if (!xml.contains(name)) {
            throw new IllegalArgumentException("No listener " + listener);
        }
        Files.writeString(file, xml.replace(name, name + elements));
    }

    /** The shipped configuration, but for what is there already. */
    private static void copyShipped(Path home) throws IOException {
        try (Stream<Path> shipped = Files.list(Repository.root().resolve(SHIPPED))) {
            for (Path file : shipped.filter(each -> Files.notExists(conf(home).resolve(each.getFileName()))).toList()) {
                Files.copy(file, conf(home).resolve(file.getFileName()));
            }
        }
    }

    private static Path conf(Path home) {
        try {
            return Files.createDirectories(home.resolve("conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
