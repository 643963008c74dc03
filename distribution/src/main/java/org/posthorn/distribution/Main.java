package org.posthorn.distribution;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.posthorn.conf.ConfigurationCheck;
import org.posthorn.conf.Mistake;

/** {@code start} and {@code check-config}. Holds no logger: logging is set up by the home's own configuration, which is made here. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) throws Exception {
        try {
            run(args);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            System.err.println("posthorn: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        Optional<Path> home = home(args);
        if (args.length == 0 || home.isEmpty()) {
            System.err.println("Usage: posthorn start|check-config [--home DIR]");
            System.exit(2);
        }
        switch (args[0]) {
            case "start" -> start(new Home(home.get()));
            case "check-config" -> System.exit(report(new Home(home.get()), System.out) ? 0 : 1);
            default -> {
                System.err.println("posthorn: there is no command '" + args[0] + "'");
                System.exit(2);
            }
        }
    }

    private static void start(Home home) throws Exception {
        System.setProperty("working.directory", home.directory().toString());
        System.setProperty("logback.configurationFile", home.conf().resolve("logback.xml").toString());
        home.prepare();
        if (!report(home, System.err)) {
            System.err.println("Posthorn does not start with mistakes in its configuration");
            System.exit(1);
        }
        home.occupy();
        Assembly.start(home, new Environment(System.getenv()));
        System.out.println("Posthorn is ready");
    }

    /** Prints the mistakes in the configuration; true if there is none. */
    private static boolean report(Home home, PrintStream out) {
        List<Mistake> mistakes = ConfigurationCheck.check(home.conf());
        mistakes.forEach(out::println);
        return mistakes.stream().noneMatch(mistake -> mistake.severity() == Mistake.Severity.ERROR);
    }

    private static Optional<Path> home(String[] args) {
        if (args.length <= 1) {
            return Optional.of(Path.of("home"));
        }
        return args.length == 3 && args[1].equals("--home") ? Optional.of(Path.of(args[2])) : Optional.empty();
    }
}
