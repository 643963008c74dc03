package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosthornServerTest {
    private ServerOptions options;

    @BeforeEach
    void fake(@TempDir Path home) {
        String classes = Path.of("target/test-classes").toAbsolutePath().toString();
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        options = ServerOptions.of(home).startup(Duration.ofSeconds(20))
                .command(java, "-XX:TieredStopAtLevel=1", "-cp", classes, FakeServer.class.getName());
    }

    @Test
    void readsThePortsOfAServerThatIsReady() throws IOException {
        try (PosthornServer server = PosthornServer.start(options)) {
            assertThat(server.port("submission")).isEqualTo(2587);
        }
    }

    @Test
    void bindsToLoopback() throws IOException {
        try (PosthornServer server = PosthornServer.start(options)) {
            assertThat(server.home().resolve("var/bind")).hasContent("127.0.0.1");
        }
    }

    @Test
    void namesTheOutputOfAServerThatFailsToStart() {
        assertThatThrownBy(() -> PosthornServer.start(options.with("FAKE_FAILURE", "unknown element hok"))).hasMessageContaining("unknown element hok");
    }

    @Test
    void stopsTheServerWithItsShutdownHooks() throws IOException {
        try (PosthornServer server = PosthornServer.start(options)) {
            server.stop();
            await().atMost(Duration.ofSeconds(5)).until(() -> server.output().contains("Stopped in good order"));
        }
    }

    @Test
    void killsTheJvmInsideAShell() throws IOException {
        try (PosthornServer server = PosthornServer.start(options.under("sh", "-c", "\"$@\"; true", "shell"))) {
            ProcessHandle jvm = ProcessHandle.of(server.pid()).orElseThrow();
            server.kill();
            assertThat(jvm.isAlive() || server.output().contains("Stopped in good order")).isFalse();
        }
    }

    @Test
    void stopsTheJvmInsideStrace() throws IOException {
        RequiredTool.STRACE.require();
        try (PosthornServer server = PosthornServer.start(options.under("strace", "-f", "-qq", "-e", "trace=fsync", "-o", "/dev/null"))) {
            server.stop();
            await().atMost(Duration.ofSeconds(5)).until(() -> server.output().contains("Stopped in good order"));
        }
    }

    @Test
    void startsAgainOnTheSameHome() throws IOException {
        try (PosthornServer server = PosthornServer.start(options)) {
            long before = server.pid();
            server.restart();
            assertThat(server.pid()).isNotEqualTo(before);
        }
    }
}
