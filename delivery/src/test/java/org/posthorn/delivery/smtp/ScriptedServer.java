package org.posthorn.delivery.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.posthorn.delivery.HostAndPort;
import org.posthorn.delivery.route.Target;

/** An SMTP server that takes everything, but for what its script says. Steps are the verbs, GREETING, and END for the final dot. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, Deque<Reaction>> once = new ConcurrentHashMap<>();
    private final Map<String, Reaction> always = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile List<String> offered = List.of("PIPELINING", "8BITMIME", "SIZE 1000000");

    private ScriptedServer(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * A message that was taken.
     *
     * @param connection on which connection, from 1
     * @param data as it was on the wire, without the final dot's line
     */
    public record Received(int connection, String sender, String recipient, String data) {
    }

    public static ScriptedServer start() {
        try {
            ScriptedServer server = new ScriptedServer(new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1")));
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ScriptedServer offer(String... extensions) {
        offered = List.of(extensions);
        return this;
    }

    /** The next time that step comes; several add up. */
    public ScriptedServer once(String step, Reaction reaction) {
        once.computeIfAbsent(step, any -> new ArrayDeque<>()).add(reaction);
        return this;
    }

    public ScriptedServer always(String step, Reaction reaction) {
        always.put(step, reaction);
        return this;
    }

    public Target target() {
        return new Target("mx.example.org", new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    }

    public HostAndPort address() {
        return new HostAndPort("127.0.0.1", listener.getLocalPort());
    }

    public List<Received> received() {
        return received;
    }

    /** Every command line of all connections, END not among them. */
    public List<String> commands() {
        return commands;
    }

    public int connections() {
        return connections.get();
    }

    /** Closes all connections, as a server does that is restarted. */
    public void dropAll() {
        open.forEach(ScriptedServer::close);
        open.clear();
    }

    @Override
    public void close() {
        dropAll();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> offered() {
        return offered;
    }

    Optional<Reaction> reaction(String step) {
        Deque<Reaction> next = once.getOrDefault(step, new ArrayDeque<>());
        synchronized (next) {
            return Optional.ofNullable(next.isEmpty() ? always.get(step) : next.poll());
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                int number = connections.incrementAndGet();
                daemon(() -> new ScriptedConversation(this, number, received, commands).run(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }
}
