package org.posthorn.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A home with the configuration that ships, to be spoilt. */
final class TestHome {
    private final Path conf;

    private TestHome(Path conf) {
        this.conf = conf;
    }

    static TestHome in(Path directory) throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        ShippedConfiguration.copyTo(conf);
        Files.writeString(conf.resolve("tls.key"), "a key");
        Files.writeString(conf.resolve("tls.crt"), "a certificate");
        return new TestHome(conf);
    }

    Path file(String name) {
        return conf.resolve(name);
    }

    /** Replaces the first place of a text that has to be there. */
    TestHome change(String file, String from, String to) throws IOException {
        String before = Files.readString(file(file));
        int place = before.indexOf(from);
        if (place < 0) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(file(file), before.substring(0, place) + to + before.substring(place + from.length()));
        return this;
    }

    TestHome append(String file, String lines) throws IOException {
        Files.writeString(file(file), Files.readString(file(file)) + lines + "\n");
        return this;
    }

    List<String> mistakes() {
        return ConfigurationCheck.check(conf).stream().map(Mistake::toString).toList();
    }
}
