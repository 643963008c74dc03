package org.posthorn.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The page that tells customers what their headers become, as its test reads it. */
record TagsPage(List<String> lines) {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern LETTERS = Pattern.compile("\\{([0-9]+)}");

    /**
     * What the page says of some fields.
     *
     * @param fields  as they are sent
     * @param outcome the tags as JSON, or the reply
     */
    record Row(List<String> fields, String outcome) {
        /** Their names with the colon. */
        List<String> names() {
            return fields.stream().map(field -> field.substring(0, field.indexOf(':') + 1)).toList();
        }

        String header() {
            return String.join("\r\n", fields) + "\r\n";
        }
    }

    static TagsPage read() throws IOException {
        return new TagsPage(Files.readAllLines(Path.of("..", "docs", "tags.md"), UTF_8));
    }

    /** The settings of the account whose messages are understood. */
    String account() {
        return lines.get(lines.indexOf("```json") + 1);
    }

    List<Row> understood() {
        return table("| service |", 2);
    }

    List<Row> refused() {
        return table("| what | sent", 1);
    }

    private List<Row> table(String head, int sent) {
        return lines.stream().dropWhile(line -> !line.startsWith(head)).skip(2).takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
            .map(cells -> new Row(codes(cells.get(sent)), codes(cells.get(sent + 1)).get(0))).toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> octets(code.group(1))).toList();
    }

    private static String octets(String code) {
        return LETTERS.matcher(code.replace("\\r", "\r").replace("\\n", "\n")).replaceAll(letters -> "y".repeat(Integer.parseInt(letters.group(1))));
    }
}
