package org.posthorn.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The sockets of a {@link StubDns}: UDP and TCP on the same port of 127.0.0.1. */
final class DnsListener implements AutoCloseable {
    private static final int TCP_IDLE_MILLIS = 5_000;
    private final Answerer answerer;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final ExecutorService threads = Executors.newCachedThreadPool(DnsListener::daemon);

    /** Makes a reply for a query. */
    interface Answerer {
        Optional<byte[]> answer(byte[] query, boolean udp) throws IOException;
    }

    DnsListener(Answerer answerer) throws IOException {
        this.answerer = answerer;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.tcp = new ServerSocket(0, 50, loopback);
        this.udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        threads.execute(() -> untilClosed(this::serveUdp));
        threads.execute(() -> untilClosed(this::acceptTcp));
    }

    int port() {
        return tcp.getLocalPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stub-dns");
        thread.setDaemon(true);
        return thread;
    }

    /** One turn of serving. */
    private interface Turn {
        void run() throws IOException;
    }

    /** A query that cannot be read costs its asker the answer, not the others theirs. */
    private void untilClosed(Turn turn) {
        while (!tcp.isClosed()) {
            try {
                turn.run();
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    System.err.println("StubDns: " + e);
                }
            }
        }
    }

    private void serveUdp() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        udp.receive(packet);
        Optional<byte[]> reply = answerer.answer(Arrays.copyOf(packet.getData(), packet.getLength()), true);
        if (reply.isPresent()) {
            udp.send(new DatagramPacket(reply.get(), reply.get().length, packet.getSocketAddress()));
        }
    }

    private void acceptTcp() throws IOException {
        Socket socket = tcp.accept();
        threads.execute(() -> serveTcp(socket));
    }

    /** Messages with a two-byte length before each (RFC 1035 section 4.2.2), until the asker hangs up. */
    private void serveTcp(Socket socket) {
        try (socket; DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            socket.setSoTimeout(TCP_IDLE_MILLIS);
            while (true) {
                Optional<byte[]> reply = answerer.answer(in.readNBytes(in.readUnsignedShort()), false);
                if (reply.isPresent()) {
                    out.writeShort(reply.get().length);
                    out.write(reply.get());
                    out.flush();
                }
            }
        } catch (EOFException | SocketTimeoutException e) {
            return;
        } catch (IOException e) {
            System.err.println("StubDns: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
        threads.shutdownNow();
    }
}
