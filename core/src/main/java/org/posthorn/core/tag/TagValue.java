package org.posthorn.core.tag;

import java.util.Optional;

/**
 * A tag's value, or why it is none.
 *
 * @param text the value; null if it cannot be used
 * @param fault what is wrong, as a sentence that goes on behind the field's name; null if nothing is
 */
record TagValue(String text, String fault) {
    /** In characters of Unicode. */
    static final int MAX_LENGTH = 128;
    private static final TagValue TOO_LONG = wrong("is longer than 128 characters, shorten it");
    private static final TagValue UNREADABLE = wrong("has characters that cannot be seen, remove them");

    static TagValue wrong(String fault) {
        return new TagValue(null, fault);
    }

    /** The value of a text from outside; empty if it has nothing but blanks. */
    static Optional<TagValue> of(String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            return Optional.of(TOO_LONG);
        }
        return Optional.of(value.codePoints().allMatch(TagValue::isVisible) ? new TagValue(value, null) : UNREADABLE);
    }

    /** Neither a control nor what turns the direction of writing or joins letters, no half of a character, nothing that means nothing. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
