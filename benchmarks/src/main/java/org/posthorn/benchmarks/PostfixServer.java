package org.posthorn.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Postfix with OpenDKIM as its milter, both as {@code peers/postfix} sets them up. */
record PostfixServer(Submission submission, ProcessTree processes, String dkimRecord) implements Server {
    private static final int WARM_UP = 3_000;

    static PostfixServer start(Launch launch) throws IOException, InterruptedException {
        int port = Launch.freePort();
        String script = launch.scripts().resolve("postfix").toString();
        Process process = launch.start(List.of(script, launch.home().toString(), String.valueOf(port), String.valueOf(launch.sinkPort())), Map.of());
        ProcessTree processes = new ProcessTree(process.toHandle());
        Runtime.getRuntime().addShutdownHook(new Thread(processes::stop));
        launch.await(process, () -> greets(port) && Files.exists(launch.home().resolve("dkim/milter")));
        String record = Files.readString(launch.home().resolve("dkim/record"));
        return new PostfixServer(new Submission(port, "bench@" + MessageFactory.SENDING_DOMAIN, "bench-password"), processes, record);
    }

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public int warmUp(int warmUp) {
        return Math.min(warmUp, WARM_UP);
    }

    @Override
    public void close() {
        processes.stop();
    }

    private static boolean greets(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (ConnectException e) {
            return false;
        }
    }
}
