package org.posthorn.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.posthorn.testing.Repository;
import org.posthorn.testing.ServerOptions;

/** Homes of servers under test. */
final class Homes {
    private static final String SHIPPED = "james-conf/src/main/resources/org/posthorn/conf";

    private Homes() {
    }

    /** Options of a server in this empty home, with these lines as its settings. */
    static ServerOptions with(Path home, String... settings) throws IOException {
        Path file = conf(home).resolve("posthorn.properties");
        Files.writeString(file, "hostName=posthorn.test\n" + String.join("\n", settings) + "\n");
        return ServerOptions.of(home);
    }

    /** Adds elements to a listener of the shipped configuration in this home, whose other files are then the shipped ones too. */
    static void addToListener(Path home, String listener, String elements) throws IOException {
        try (Stream<Path> shipped = Files.list(Repository.root().resolve(SHIPPED))) {
            for (Path file : shipped.filter(each -> Files.notExists(conf(home).resolve(each.getFileName()))).toList()) {
                Files.copy(file, conf(home).resolve(file.getFileName()));
            }
        }
        Path file = conf(home).resolve("smtpserver.xml");
        String xml = Files.readString(file);
        String name = "<jmxName>" + listener + "</jmxName>";
        if (!xml.contains(name)) {
            throw new IllegalArgumentException("No listener " + listener);
        }
        Files.writeString(file, xml.replace(name, name + elements));
    }

    private static Path conf(Path home) {
        try {
            return Files.createDirectories(home.resolve("conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
