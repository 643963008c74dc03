package org.posthorn.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.posthorn.testing.ServerOptions;

/** Homes of servers under test. */
final class Homes {
    private Homes() {
    }

    /** Options of a server in this empty home, with these lines as its settings. */
    static ServerOptions with(Path home, String... settings) throws IOException {
        Path file = Files.createDirectories(home.resolve("conf")).resolve("posthorn.properties");
        Files.writeString(file, "hostName=posthorn.test\n" + String.join("\n", settings) + "\n");
        return ServerOptions.of(home);
    }
}
