package org.posthorn.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What {@link PosthornServerTest} runs in the server's place: writes the files of a home, says it is ready, and waits for a signal. */
final class FakeServer {
    private FakeServer() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path var = Files.createDirectories(Path.of(arguments[2]).resolve("var"));
        if (System.getenv().containsKey("FAKE_FAILURE")) {
            System.err.println("conf/smtpserver.xml: " + System.getenv("FAKE_FAILURE"));
            return;
        }
        Files.writeString(var.resolve("ports.json"), "{\"submission\": 2587, \"admin\": 8000}");
        Files.writeString(var.resolve("admin-token"), "token\n");
        Files.writeString(var.resolve("bind"), System.getenv("POSTHORN_BIND"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Stopped in good order")));
        System.out.println("Posthorn is ready");
        new CountDownLatch(1).await();
    }
}
