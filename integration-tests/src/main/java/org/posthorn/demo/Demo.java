package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.ServerOptions;

/**
 * {@code posthorn demo}: a campaign of 20 through the real server to scripted mail servers on this machine, told line by line. Exits 0 only
 * if every recipient's events are those scripted.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private final Console console;
    private final PosthornServer server;
    private final Internet internet;
    private final Histories histories = new Histories();
    private final EventTail events;

    private Demo(Console console, PosthornServer server, Internet internet) throws IOException {
        this.console = console;
        this.server = server;
        this.internet = internet;
        this.events = new EventTail(server.admin(), Campaign.ACCOUNT);
    }

    /** Arguments: the posthorn script, then {@code --keep} to leave the server running until Ctrl-C. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("The first argument is the posthorn script");
        }
        boolean keep = List.of(arguments).contains("--keep");
        Console console = new Console(System.out);
        Path home = Files.createTempDirectory("posthorn-demo");
        boolean good = play(console, arguments[0], home, keep);
        if (good) {
            delete(home);
        } else {
            console.say("The server's files are in " + home);
        }
        System.exit(good ? 0 : 1);
    }

    static boolean play(Console console, String script, Path home, boolean keep) throws IOException, InterruptedException {
        console.say("Starting the server in " + home + " ...");
        Path settings = Files.createDirectories(home.resolve("conf")).resolve("posthorn.properties");
        Files.writeString(settings, "hostName=posthorn.example.com\nretryDelays=2s, 4s\nexpireAfter=1h\n");
        try (Internet internet = new Internet();
                PosthornServer server = PosthornServer.start(ServerOptions.of(home).command(script).route(internet.mx()))) {
            console.say("It runs. All mail goes to a scripted mail server on this machine, " + internet.mx().hostAndPort() + ".");
            boolean good = new Demo(console, server, internet).play();
            if (keep) {
                stay(console, server);
            }
            return good;
        }
    }

    private boolean play() throws IOException, InterruptedException {
        Campaign campaign = new Campaign(server);
        campaign.signUp();
        console.say("Account " + Campaign.ACCOUNT + " sends from " + Campaign.DOMAIN + "; "
                + Guest.of(Fate.SUPPRESSED).get(0).address() + " is suppressed beforehand.");
        console.say("Submitting " + Guest.ALL.size() + " messages over SMTP with STARTTLS and AUTH.");
        console.heading();
        campaign.submit(Guest.ALL);
        watch(histories::areComplete);
        console.report(histories);
        List<String> mistakes = histories.mistakes();
        mistakes.forEach(mistake -> console.say("MISSING  " + mistake));
        boolean good = mistakes.isEmpty() && isSuppressedNow(campaign, "bounced", Guest.of(Fate.RETURNED).get(0))
                && isSuppressedNow(campaign, "was complained about", Guest.of(Fate.COMPLAINED).get(0));
        console.say("");
        console.say(good ? "All " + Guest.ALL.size() + " recipients are accounted for, as scripted." : "This is not what was scripted.");
        return good;
    }

    private boolean isSuppressedNow(Campaign campaign, String since, Guest guest) throws IOException, InterruptedException {
        console.say("");
        console.say("One more message to " + guest.address() + ", as the last " + since + ":");
        int before = histories.types(guest).size();
        campaign.submit(List.of(guest));
        watch(() -> histories.types(guest).size() >= before + 2);
        List<String> then = histories.types(guest);
        return then.subList(before, then.size()).equals(Fate.SUPPRESSED.events());
    }

    /** Tells events as they come, until there are enough or patience ends. */
    private void watch(BooleanSupplier enough) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.getAsBoolean() && System.nanoTime() < deadline) {
            for (JsonNode event : events.read()) {
                console.tell(event);
                histories.add(event);
                internet.react(event, server.port("mx"));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private static void stay(Console console, PosthornServer server) throws InterruptedException {
        console.say("");
        console.say("The server stays until Ctrl-C.");
        console.say("  REST        http://127.0.0.1:" + server.port("admin") + "/relay/accounts");
        console.say("  token       " + server.home().resolve("var/admin-token"));
        for (String name : List.of("submission", "smtps", "alternate", "mx")) {
            console.say(String.format("  %-10s  127.0.0.1:%d", name, server.port(name)));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
