package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    private Path home;
    private ServerLog log;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(home.resolve("log"));
        Files.createFile(home.resolve("log/posthorn.log"));
        log = new ServerLog(home);
    }

    private void add(String text) throws IOException {
        Files.writeString(home.resolve("log/posthorn.log"), text, StandardOpenOption.APPEND);
    }

    @Test
    void anErrorIsTrouble() throws IOException {
        add("2026-11-21T21:00:00.123Z ERROR [main] o.p.Main - broken\n");
        assertThat(log.newTroubles()).hasSize(1);
    }

    @Test
    void aStackTraceIsTroubleAtAnyLevel() throws IOException {
        add("2026-11-21T21:00:00.123Z INFO  [main] o.p.Main - fine\njava.lang.IllegalStateException: no\n\tat org.posthorn.Main.main(Main.java:12)\n");
        assertThat(log.newTroubles()).containsExactly("\tat org.posthorn.Main.main(Main.java:12)");
    }

    @Test
    void aWarningThatNamesAnErrorIsNone() throws IOException {
        add("2026-11-21T21:00:00.123Z WARN  [main] o.p.Main - said ERROR at noon (so it seemed)\n");
        assertThat(log.newTroubles()).isEmpty();
    }

    @Test
    void troubleIsToldOnceAndOnlyWhole() throws IOException {
        add("2026-11-21T21:00:00.123Z ERROR [main] o.p.Main - bro");
        assertThat(log.newTroubles()).isEmpty();
        add("ken\n");
        assertThat(log.newTroubles()).hasSize(1);
        assertThat(log.newTroubles()).isEmpty();
    }
}
