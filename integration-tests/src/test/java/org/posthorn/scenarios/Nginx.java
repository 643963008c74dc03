package org.posthorn.scenarios;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An nginx with one process that answers every request with the same 302 and writes nothing down. */
record Nginx(Process process, int port) implements AutoCloseable {
    private static final String CONFIGURATION = """
        daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
        events { worker_connections 1024; }
        http { access_log off; keepalive_requests 1000000;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
          server { listen 127.0.0.1:%2$d; location / { return 302 https://shop.example/; } } }
        """;

    static Nginx start(Path folder) throws IOException {
        int port = freePort();
        Path file = Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, port));
        Process process = new ProcessBuilder(List.of("nginx", "-e", folder.resolve("nginx.log").toString(), "-c", file.toString()))
            .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.out").toFile()).start();
        Nginx nginx = new Nginx(process, port);
        await().until(nginx::answers);
        return nginx;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
