package org.posthorn.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of header fields, in any case. */
public final class FieldNames {
    private static final String REST = "*";
    private final List<String> names;
    private final List<String> beginnings;

    private FieldNames(List<String> names, List<String> beginnings) {
        this.names = List.copyOf(names);
        this.beginnings = List.copyOf(beginnings);
    }

    /**
     * Reads names with commas between; one with a {@code *} at its end stands for all that begin so.
     *
     * @throws IllegalArgumentException if one is no field name
     */
    public static FieldNames parse(String text) {
        List<String> names = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            boolean begins = name.endsWith(REST);
            (begins ? beginnings : names).add(fieldName(begins ? name.substring(0, name.length() - 1) : name));
        }
        return new FieldNames(names, beginnings);
    }

    /**
     * The text if it is a field name (RFC 5322 section 3.6.8).
     *
     * @throws IllegalArgumentException otherwise
     */
    public static String fieldName(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
            throw new IllegalArgumentException("Not a field name: " + text);
        }
        return text;
    }

    /** Whether the field's name is one of these. */
    public boolean contains(HeaderField field) {
        for (String name : names) {
            if (field.is(name)) {
                return true;
            }
        }
        for (String beginning : beginnings) {
            if (field.begins(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Whether fields of that name are among these. */
    public boolean contains(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name::equalsIgnoreCase) || beginnings.stream().anyMatch(begin -> lower.startsWith(begin.toLowerCase(Locale.ROOT)));
    }
}
