package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that tells operators what each rule does, as its tests read it: this module's on the engine, the whole-process ones over SMTP. */
public record RulesPage(List<String> lines) {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern TIMES = Pattern.compile("([0-9]+) ([xk]) (.*)", Pattern.DOTALL);
    private static final Pattern LETTERS = Pattern.compile("\\{([0-9]+)}");

    /**
     * What the page says of one fault.
     *
     * @param toggle the switch that has to be on, as {@code name: value}, or {@code always}
     * @param changes what is done to the sample
     * @param reply the reply in one line
     */
    public record Row(String toggle, List<String> changes, String reply) {
        @Override
        public String toString() {
            return toggle + " " + changes;
        }
    }

    public static RulesPage read() throws IOException {
        return new RulesPage(Files.readAllLines(Path.of("..", "docs", "rules.md"), UTF_8));
    }

    /** The rows of the table of faults. */
    public List<Row> rows() {
        return table("| switch | refuses").stream()
            .map(cells -> new Row(plain(cells.get(0)), codes(cells.get(2)), plain(cells.get(3)))).toList();
    }

    /** The rows of the table of switches: name, advised, episerver. */
    List<List<String>> switches() {
        return table("| switch | `advised`").stream().map(cells -> cells.stream().limit(3).map(RulesPage::plain).toList()).toList();
    }

    /** The page's sample with the changes of a row, with an empty line and a body. */
    public String message(Row row) {
        int begin = lines.indexOf("From: Ann <ann@news.example.com>");
        List<String> fields = new ArrayList<>(lines.subList(begin, begin + lines.subList(begin, lines.size()).indexOf("```")));
        row.changes().forEach(change -> apply(octets(change), fields));
        return String.join("\r\n", fields) + "\r\n\r\nbody\r\n";
    }

    private static void apply(String change, List<String> fields) {
        Matcher times = TIMES.matcher(change);
        if (times.matches()) {
            int count = Integer.parseInt(times.group(1));
            String line = times.group(3);
            fields.add(0, line + (times.group(2).equals("k") ? "\r\n " + "y".repeat(1021) : "\r\n" + line).repeat(count - 1));
        } else if (change.startsWith("+")) {
            fields.add(0, change.substring(1));
        } else if (change.startsWith("-")) {
            fields.removeIf(field -> field.startsWith(change.substring(1) + ":"));
        } else {
            String name = change.substring(0, change.indexOf(':') + 1);
            fields.replaceAll(field -> field.startsWith(name) ? change : field);
        }
    }

    private static String octets(String change) {
        String octets = change.replace("\\0", "\0").replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
        return LETTERS.matcher(octets).replaceAll(letters -> "y".repeat(Integer.parseInt(letters.group(1))));
    }

    private List<List<String>> table(String head) {
        return lines.stream().dropWhile(line -> !line.startsWith(head)).skip(2).takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList()).toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }
}
