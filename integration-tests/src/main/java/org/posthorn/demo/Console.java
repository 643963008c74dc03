package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Prints plain lines of at most 100 characters. */
final class Console {
    private static final int WIDTH = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...");
    }

    void heading() {
        say("");
        say(row("time (UTC)", "recipient", "what happened", "the remote server's reply"));
    }

    void tell(JsonNode event) {
        String time = TIME.format(Instant.parse(event.path("time").asText()));
        say(row(time, event.path("recipient").asText(), what(event), event.path("reply").asText("")));
    }

    private static String row(String time, String recipient, String what, String reply) {
        return String.format(Locale.ROOT, "  %-12s  %-21s  %-20s  %s", time, recipient, what, reply).stripTrailing();
    }

    private static String what(JsonNode event) {
        String type = event.path("type").asText();
        int attempt = event.path("attempt").asInt();
        String source = event.path("source").asText();
        if (source.equals("dsn") || source.equals("arf")) {
            return type + " by " + (source.equals("dsn") ? "a DSN" : "an ARF report");
        }
        return attempt > 1 || type.equals("deferred") ? type + ", attempt " + attempt : type;
    }

    void report(Histories histories) {
        say("");
        say(String.format(Locale.ROOT, "  %-34s  %10s  %8s", "outcome", "recipients", "attempts"));
        for (Fate fate : Fate.values()) {
            count(fate.title(), Guest.of(fate), histories);
        }
        count("in all", Guest.ALL, histories);
    }

    private void count(String title, List<Guest> guests, Histories histories) {
        long asScripted = guests.stream().filter(histories::isAsScripted).count();
        long attempts = guests.stream().mapToLong(histories::attempts).sum();
        say(String.format(Locale.ROOT, "  %-34s  %10d  %8d", title, asScripted, attempts));
    }
}
