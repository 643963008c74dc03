package org.posthorn.core.bounce;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule as it is written: a name in brackets, and lines {@code key = value} below it. A {@code #} at the begin of a line makes it a comment.
 *
 * @param line that of the name
 */
record RuleSection(String file, int line, String name, List<Line> lines) {
    /** @param number counted from 1 */
    record Line(int number, String key, String value) {
    }

    /** Those of a file; what is none is added to the mistakes. */
    static List<RuleSection> read(String file, String text, List<RuleMistake> mistakes) {
        List<RuleSection> sections = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.startsWith("[") && line.endsWith("]")) {
                sections.add(new RuleSection(file, number, line.substring(1, line.length() - 1).strip(), new ArrayList<>()));
            } else if (!line.isEmpty() && line.charAt(0) != '#') {
                addLine(sections, new RuleMistake(file, number, "this is neither [name] nor key = value below one"), line, mistakes);
            }
        }
        return sections;
    }

    private static void addLine(List<RuleSection> sections, RuleMistake otherwise, String line, List<RuleMistake> mistakes) {
        int equals = line.indexOf('=');
        if (equals < 1 || sections.isEmpty()) {
            mistakes.add(otherwise);
            return;
        }
        String key = line.substring(0, equals).strip();
        sections.get(sections.size() - 1).lines().add(new Line(otherwise.line(), key, line.substring(equals + 1).strip()));
    }

    List<Line> all(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).toList();
    }
}
