package org.posthorn.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posthorn.testing.Repository;

/**
 * The page of a profile in {@code docs/profiles} as its test reads it: the listeners to paste into smtpserver.xml, the account to PUT, and the table.
 * The page's documentation addresses stand for ones that exist here: 192.0.2.x for 127.0.n.x, and news.example.com for a domain of the profile's own.
 */
record ProfilePage(String name, int number, List<String> lines) {
    private static final Path FOLDER = Repository.root().resolve(Path.of("docs", "profiles"));
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final String DOMAIN = "news.example.com";
    private static final String NETWORK = "192.0.2.";

    /**
     * A row: what the service documents, how that is played, what Posthorn answers.
     *
     * @param number from 1
     */
    record Row(ProfilePage page, int number, String documented, List<String> steps, List<String> answers) {
        /** Where its clients come from, as the page has it: another address for each row, so that none suffers from another's ban. */
        String source() {
            return NETWORK + (100 + number);
        }

        @Override
        public String toString() {
            return page.name() + ": " + documented + ": " + String.join(", ", steps);
        }
    }

    /** Every page, in the order of their names. */
    static List<ProfilePage> all() throws IOException {
        List<ProfilePage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> !each.endsWith("README.md")).sorted().toList()) {
                pages.add(new ProfilePage(file.getFileName().toString().replace(".md", ""), pages.size(), Files.readAllLines(file, UTF_8)));
            }
        }
        return pages;
    }

    @Override
    public String toString() {
        return name;
    }

    String listeners() {
        return block("xml");
    }

    /** The account to PUT, as the page has it. */
    String account() {
        return block("json");
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        lines.stream().dropWhile(line -> !line.startsWith("| documented ")).skip(2).takeWhile(line -> line.startsWith("|")).forEach(line -> {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
            rows.add(new Row(this, rows.size() + 1, cells.get(0), codes(cells.get(1)), codes(cells.get(2))));
        });
        return rows;
    }

    /** What the page says, in terms of this machine. */
    String here(String text) {
        return text.replace(DOMAIN, "news." + name() + ".example").replace(NETWORK, network());
    }

    /** What was answered here, in terms of the page. */
    String there(String text) {
        return text.replace("news." + name() + ".example", DOMAIN).replace(network(), NETWORK);
    }

    private String network() {
        return String.format(Locale.ROOT, "127.0.%d.", 10 + number);
    }

    private String block(String language) {
        return String.join("\n", lines.stream().dropWhile(line -> !line.equals("```" + language)).skip(1).takeWhile(line -> !line.equals("```")).toList());
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
