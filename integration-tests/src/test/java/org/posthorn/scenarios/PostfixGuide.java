package org.posthorn.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.posthorn.testing.Repository;

/** {@code docs/clients/postfix.md} as a customer follows it: the blocks to paste, and the log lines to expect. */
record PostfixGuide(List<String> lines) {
    static PostfixGuide read() throws IOException {
        return new PostfixGuide(Files.readAllLines(Repository.root().resolve("docs/clients/postfix.md")));
    }

    /** The same with another text wherever this one stands, as a customer puts in what is his. Throws where it stands nowhere. */
    PostfixGuide with(String placeholder, String value) {
        if (lines.stream().noneMatch(line -> line.contains(placeholder))) {
            throw new IllegalArgumentException("The guide does not say " + placeholder);
        }
        return new PostfixGuide(lines.stream().map(line -> line.replace(placeholder, value)).toList());
    }

    /** The line for the file of passwords. */
    String password() {
        return block("# install -m 600").get(1).replaceFirst("# echo '(.*)' >.*", "$1");
    }

    Map<String, String> settings() {
        return block("default_transport =").stream().filter(line -> !line.isEmpty()).map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, second) -> second, LinkedHashMap::new));
    }

    List<String> services() {
        return block("posthorn  unix");
    }

    /** The line of the log that the row of this first cell quotes; "…" stands for anything within it. */
    Pattern logged(String when) {
        String cell = lines.stream().filter(line -> line.startsWith("| " + when + " |")).findFirst().orElseThrow().split("\\|")[2].strip();
        return Pattern.compile(Arrays.stream(cell.replace("`", "").split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private List<String> block(String begin) {
        return lines.stream().dropWhile(line -> !line.startsWith(begin)).takeWhile(line -> !line.equals("```")).toList();
    }
}
