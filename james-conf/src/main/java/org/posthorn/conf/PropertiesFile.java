package org.posthorn.conf;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A file of {@code name=value} lines in UTF-8, read strictly: each name once, none that nobody asked for, a value as it stands. */
final class PropertiesFile {
    private record Line(int number, String value) {
    }

    private final Map<String, Line> lines = new HashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();
    private final Mistakes mistakes;

    private PropertiesFile(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    static PropertiesFile read(Path file, Mistakes mistakes) {
        PropertiesFile properties = new PropertiesFile(mistakes);
        if (Files.notExists(file)) {
            mistakes.add("the file is missing");
            return properties;
        }
        try {
            List<String> text = Files.readAllLines(file);
            for (int i = 0; i < text.size(); i++) {
                properties.readLine(i + 1, text.get(i).strip());
            }
        } catch (CharacterCodingException e) {
            mistakes.add("is not UTF-8");
        } catch (IOException e) {
            mistakes.add("cannot be read: " + e);
        }
        return properties;
    }

    private void readLine(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1 || line.endsWith("\\")) {
            mistakes.add(number, "", "'" + line + "' is no setting, expected name=value on one line");
            return;
        }
        String name = line.substring(0, equals).strip();
        Line before = lines.putIfAbsent(name, new Line(number, line.substring(equals + 1).strip()));
        if (before != null) {
            mistakes.add(number, name, "is set in line " + before.number() + " already");
        }
    }

    /** A value as text; empty if it is not set. */
    Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(lines.get(name)).map(Line::value);
    }

    /** A value that {@code reader} takes, who throws {@link IllegalArgumentException} for any other; else the default. */
    String readable(String name, String whenAbsent, String expected, Consumer<String> reader) {
        String text = text(name).orElse(whenAbsent);
        try {
            reader.accept(text);
            return text;
        } catch (IllegalArgumentException e) {
            wrong(name, "is '" + text + "', expected " + expected);
            return whenAbsent;
        }
    }

    int number(String name, int whenAbsent, Value value) {
        String number = text(name).orElse(String.valueOf(whenAbsent));
        Optional<String> wrong = value.mistakeIn(number);
        wrong.ifPresent(mistake -> wrong(name, mistake));
        return wrong.isPresent() ? whenAbsent : Integer.parseInt(number);
    }

    /** Checks a value if it is set. */
    void check(String name, Value value) {
        text(name).flatMap(value::mistakeIn).ifPresent(mistake -> wrong(name, mistake));
    }

    /** A name that James reads and that does nothing here. */
    void idle(String name, String reason) {
        if (lines.containsKey(name)) {
            wrong(name, "has no effect here: " + reason);
            lines.remove(name);
        }
    }

    /** Refuses every name that nobody asked for; to be called last. */
    void refuseOthers() {
        lines.keySet().stream().filter(name -> !asked.contains(name)).sorted()
            .forEach(name -> wrong(name, "unknown setting, " + Names.expected(name, asked)));
    }

    void wrong(String name, String message) {
        mistakes.add(lines.containsKey(name) ? lines.get(name).number() : 0, name, message);
    }
}
