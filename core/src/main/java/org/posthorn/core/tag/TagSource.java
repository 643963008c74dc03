package org.posthorn.core.tag;

import java.util.Optional;

import org.posthorn.core.message.FieldNames;
import org.posthorn.core.message.HeaderField;

/**
 * Where in a header a tag stands: {@code Name} for the whole value of the fields of that name, {@code Name[]} for the first of a list with commas
 * between, {@code Name:key} for what the key names in a JSON object or in a list of {@code name=value}.
 *
 * @param field the field's name, in any case
 * @param form how the value stands in it
 * @param key empty unless there is one
 */
public record TagSource(String field, Form form, String key) {
    /** How a value stands in its field. */
    enum Form { WHOLE, LIST, KEY }

    private static final String LIST_MARK = "[]";
    private static final TagValue NO_MAP = TagValue.wrong("cannot be read, write a JSON object or name=value with commas between");
    private static final TagValue NO_TEXT = TagValue.wrong("is neither ASCII nor UTF-8, encode it");

    /**
     * Reads one source.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TagSource parse(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0 && colon < text.length() - 1) {
            return new TagSource(FieldNames.fieldName(text.substring(0, colon)), Form.KEY, text.substring(colon + 1));
        }
        boolean list = text.endsWith(LIST_MARK);
        return new TagSource(FieldNames.fieldName(list ? text.substring(0, text.length() - LIST_MARK.length()) : text), list ? Form.LIST : Form.WHOLE, "");
    }

    /** The text that a field of that name has for the tag; empty if it has none that can be used. */
    public Optional<String> text(HeaderField header) {
        return read(new TagField(header)).map(TagValue::text);
    }

    /** Empty if the field has nothing for the tag. */
    Optional<TagValue> read(TagField header) {
        if (header.text().isEmpty()) {
            return Optional.of(NO_TEXT);
        }
        return switch (form) {
            case WHOLE -> TagValue.of(header.text().get());
            case LIST -> TagValue.of(header.text().get().split(",", 2)[0]);
            case KEY -> header.map().map(map -> map.get(key).flatMap(TagValue::of)).orElse(Optional.of(NO_MAP));
        };
    }
}
