package org.posthorn.core.tag;

import java.util.Arrays;
import java.util.Optional;

/**
 * A tag that was sent and cannot be used.
 *
 * @param text what was wrong and what to do; printable ASCII, nothing of the message in it
 */
public record TagFault(Tag tag, String text) {
    private static final String SEPARATOR = ": ";

    /** Reads what {@link #toString} writes; empty if it is none. */
    public static Optional<TagFault> parse(String line) {
        return Arrays.stream(Tag.values()).filter(tag -> line.startsWith(tag.label() + SEPARATOR))
            .map(tag -> new TagFault(tag, line.substring(tag.label().length() + SEPARATOR.length()))).findFirst();
    }

    @Override
    public String toString() {
        return tag.label() + SEPARATOR + text;
    }
}
