package org.posthorn.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posthorn.testing.Programs;

/** Load by wrk, one thread of it over many connections. */
final class Wrk {
    private static final int CONNECTIONS = 32;
    private static final Pattern TOTAL = Pattern.compile("([0-9]+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+(\\S+)");
    /** Each path like the one given, with other letters. */
    private static final String RANDOM_TOKENS = """
        local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        request = function()
            local token = {}
            for i = 1, 120 do
                local place = math.random(64)
                token[i] = letters:sub(place, place)
            end
            return wrk.format("GET", "/c/" .. table.concat(token))
        end
        """;

    /** The paths one after another, on each connection so many milliseconds after the answer before. */
    private static final String PATHS = """
        local paths = { %s }
        local last = 0
        request = function()
            last = last %% #paths + 1
            return wrk.format("GET", paths[last])
        end
        delay = function() return %d end
        """;

    private Wrk() {
    }

    /**
     * What it measured.
     *
     * @param slowest the 99th percentile, with its unit
     */
    record Result(long requests, double rate, String slowest) {
    }

    static Result constant(String url, Duration duration) {
        return run(List.of(), url, CONNECTIONS, duration);
    }

    static Result click(String url, List<String> paths, int delayMillis, Duration duration, Path folder) {
        String list = paths.stream().map(path -> "\"" + path + "\"").collect(Collectors.joining(","));
        return run(script(PATHS.formatted(list, delayMillis), folder), url, CONNECTIONS, duration);
    }

    static Result randomTokens(String url, Duration duration, Path folder) {
        return run(script(RANDOM_TOKENS, folder), url, CONNECTIONS, duration);
    }

    private static List<String> script(String lua, Path folder) {
        try {
            return List.of("-s", Files.writeString(Files.createTempFile(folder, "load", ".lua"), lua).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The script of wrk cannot be written", e);
        }
    }

    private static Result run(List<String> script, String url, int connections, Duration duration) {
        List<String> options = List.of("wrk", "-t1", "-c" + connections, "-d" + duration.toSeconds() + "s", "--latency");
        List<String> command = Stream.of(options, script, List.of(url)).flatMap(List::stream).toList();
        String output = Programs.run(command, duration.plusSeconds(30)).orThrow().output();
        return new Result(Long.parseLong(found(TOTAL, output)), Double.parseDouble(found(RATE, output)), found(SLOWEST, output));
    }

    private static String found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        return matcher.group(1);
    }
}
