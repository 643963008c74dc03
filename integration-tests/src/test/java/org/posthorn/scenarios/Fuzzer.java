package org.posthorn.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.posthorn.testing.ServerLog;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;
import org.posthorn.testing.fuzz.BounceFuzz;
import org.posthorn.testing.fuzz.CommandFuzz;
import org.posthorn.testing.fuzz.Dice;
import org.posthorn.testing.fuzz.FuzzWire;
import org.posthorn.testing.fuzz.FuzzWire.Ending;
import org.posthorn.testing.fuzz.MessageFuzz;

/** Clients gone wrong: each session's number, with the seed, decides all it does. What they find is told with the last octets sent. */
final class Fuzzer {
    private static final List<Ending> ENDINGS = List.of(Ending.QUIT, Ending.QUIT, Ending.HALF_CLOSED, Ending.CLOSED, Ending.ABORTED);
    private static final int ONLY = Integer.getInteger("fuzz.session", 0);
    private final long seed;
    private final Customer customer;
    private final String returnAddress;
    private final ServerLog log;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();

    /** The return address is one that the server made. */
    Fuzzer(long seed, Customer customer, String returnAddress) {
        this.seed = seed;
        this.customer = customer;
        this.returnAddress = returnAddress;
        this.log = new ServerLog(customer.server().home());
    }

    /** Plays sessions for that time, so many at once. */
    void run(int clients, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> playUntil(end), "fuzzer-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void playUntil(long end) {
        while (System.nanoTime() < end) {
            int counted = sessions.incrementAndGet();
            int number = ONLY > 0 ? ONLY : counted;
            try {
                play(number);
            } catch (IOException | RuntimeException e) {
                findings.add("seed " + seed + ", session " + number + ": " + e + " at " + Arrays.toString(e.getStackTrace()));
            }
        }
    }

    private void play(int number) throws IOException {
        Dice dice = new Dice(seed, number);
        int scene = dice.below(8);
        try (FuzzWire wire = new FuzzWire(client(scene, number))) {
            try {
                switch (scene) {
                    case 0, 1, 2 -> talk(wire, dice, customer.sender(), "talk@fuzz.example");
                    case 3 -> talk(wire, dice, "", returnAddress);
                    case 4 -> bounce(wire, dice, returnAddress);
                    case 5 -> bounce(wire, dice, returnAddress.replace("@", "A@"));
                    default -> submit(wire, dice);
                }
            } catch (FuzzWire.Finding e) {
                findings.add("seed " + seed + ", session " + number + ": " + e.getMessage() + "\n" + wire.transcript());
            }
            log.newTroubles().forEach(line -> troubles.add(line + "\nabout seed " + seed + ", session " + number + "\n" + wire.transcript()));
        }
    }

    /** Scenes 0: in the clear, 1: over TLS, 2, 6 and 7: logged in, the others: on the mx listener. */
    private SmtpClient client(int scene, int number) throws IOException {
        boolean mx = scene >= 3 && scene <= 5;
        SmtpClient client = SmtpClient.connectFrom(source(number), "127.0.0.1", customer.server().port(mx ? "mx" : "submission"));
        if (scene == 1 || mx) {
            client.send("EHLO client.test");
        }
        if (scene == 1) {
            client.startTls();
        }
        return mx || scene < 2 ? client : client.logIn(customer.id(), Customer.PASSWORD);
    }

    /** An address for each session, so that none is banned for the failed logins of others. */
    private static String source(int number) {
        return "127.1." + (number / 250 % 250 + 1) + "." + (number % 250 + 1);
    }

    private static void talk(FuzzWire wire, Dice dice, String sender, String recipient) throws IOException {
        boolean polite = true;
        for (CommandFuzz.Chunk chunk : new CommandFuzz(dice, sender, recipient).session()) {
            polite &= chunk.polite();
            if (!wire.write(chunk.octets()) || polite && wire.read() == null) {
                break;
            }
        }
        wire.end(dice.pick(ENDINGS));
    }

    private void submit(FuzzWire wire, Dice dice) throws IOException {
        MessageFuzz messages = new MessageFuzz(dice);
        for (int left = dice.between(1, 4); left > 0; left--) {
            if (!data(wire, dice, customer.sender(), "message@fuzz.example", messages.message(customer.sender(), "message@fuzz.example"))) {
                return;
            }
        }
        wire.end(dice.pick(ENDINGS));
    }

    private void bounce(FuzzWire wire, Dice dice, String to) throws IOException {
        BounceFuzz bounces = new BounceFuzz(dice);
        for (int left = dice.between(1, 4); left > 0; left--) {
            if (!data(wire, dice, "", to, bounces.message(to, "first@fuzz.example"))) {
                return;
            }
        }
        wire.end(dice.pick(ENDINGS));
    }

    /** False when the session is over. */
    private boolean data(FuzzWire wire, Dice dice, String sender, String recipient, byte[] message) throws IOException {
        wire.say("MAIL FROM:<" + sender + ">");
        wire.say("RCPT TO:<" + recipient + ">");
        SmtpReply ready = wire.say("DATA");
        if (ready == null || ready.code() != 354) {
            return ready != null;
        }
        boolean going = wire.write(message);
        if (dice.oneIn(12) || endsEarly(message)) {
            wire.end(dice.pick(ENDINGS));
            return false;
        }
        SmtpReply reply = going ? wire.say("\r\n.") : null;
        if (reply != null && reply.code() == 250) {
            accepted.incrementAndGet();
        }
        return reply != null;
    }

    /** Whether what is meant for a message's text are commands in part, whose replies nobody can count. */
    private static boolean endsEarly(byte[] message) {
        String whole = "\r\n" + new String(message, StandardCharsets.ISO_8859_1) + "\r\n.\r\n";
        return whole.indexOf("\r\n.\r\n") < message.length + 2;
    }

    int sessions() {
        return sessions.get();
    }

    /** How many messages got a 250. */
    int accepted() {
        return accepted.get();
    }

    /** What the clients saw. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** What the log told. */
    List<String> troubles() throws IOException {
        log.newTroubles().forEach(troubles::add);
        return List.copyOf(troubles);
    }
}
