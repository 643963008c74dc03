package org.posthorn.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Chromium without a window, on one page until it is closed. Every host name below {@code .test} is this machine. */
public final class Browser implements AutoCloseable {
    private final Process process;

    private Browser(Process process) {
        this.process = process;
    }

    /**
     * Opens a page.
     *
     * @param agent  what it says as its User-Agent
     * @param folder for its profile and its output; not used by another
     */
    public static Browser open(String url, String agent, Path folder) throws IOException {
        RequiredTool.CHROMIUM.require();
        List<String> command = List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0", "--user-agent=" + agent,
            "--host-resolver-rules=MAP *.test 127.0.0.1", "--user-data-dir=" + folder.resolve("profile"), url);
        return new Browser(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("browser.log").toFile()).start());
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the browser's end", e);
        }
    }
}
