package org.posthorn.conf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration files that ship. */
public final class ShippedConfiguration {
    private static final List<String> NAMES = List.of("posthorn.properties", "smtpserver.xml", "mailetcontainer.xml", "mailrepositorystore.xml",
        "dnsservice.xml", "webadmin.properties", "logback.xml");

    private ShippedConfiguration() {
    }

    /** The files' names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Copies the files into a directory that is there; a file of the same name stays as it is.
     *
     * @throws UncheckedIOException if the directory cannot be written to
     */
    public static void copyTo(Path confDirectory) {
        for (String name : NAMES) {
            Path file = confDirectory.resolve(name);
            if (Files.notExists(file)) {
                copy(name, file);
            }
        }
    }

    private static void copy(String name, Path file) {
        try (InputStream shipped = ShippedConfiguration.class.getResourceAsStream(name)) {
            Files.copy(shipped, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration file " + file + " cannot be written", e);
        }
    }
}
