package org.posthorn.core.bounce;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Header fields in a text, wherever in it and however often quoted: what stands at a line's begin behind signs of quotation. */
final class QuotedFields {
    private static final int MAX_VALUES = 10;
    /** A field of several lines is read so far. */
    private static final int MAX_FOLDED = 3;

    private final List<String> lines;

    QuotedFields(String text) {
        this.lines = text.lines().map(QuotedFields::unquoted).toList();
    }

    /** The values of the first 10 fields of that name, in any case, unfolded. */
    Stream<String> values(String name) {
        String begin = name + ":";
        return IntStream.range(0, lines.size()).filter(i -> lines.get(i).stripLeading().regionMatches(true, 0, begin, 0, begin.length()))
            .limit(MAX_VALUES).mapToObj(i -> value(i, begin.length()));
    }

    private String value(int line, int begin) {
        StringBuilder value = new StringBuilder(lines.get(line).strip().substring(begin).strip());
        int end = Math.min(lines.size(), line + 1 + MAX_FOLDED);
        for (int i = line + 1; i < end && isFolded(lines.get(i)); i++) {
            value.append(' ').append(lines.get(i).strip());
        }
        return value.toString().strip();
    }

    private static boolean isFolded(String line) {
        return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    }

    /** Without signs of quotation and the blank that stands behind each. */
    private static String unquoted(String line) {
        int begin = 0;
        while (begin < line.length() && line.charAt(begin) == '>') {
            begin += begin + 1 < line.length() && line.charAt(begin + 1) == ' ' ? 2 : 1;
        }
        return line.substring(begin);
    }
}
