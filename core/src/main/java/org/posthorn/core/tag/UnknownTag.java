package org.posthorn.core.tag;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a message with a tag that its account may not use or nobody can read. */
public enum UnknownTag {
    /** It is refused. */
    REJECT,
    /** It is taken as if the tag were not there. */
    IGNORE;

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UnknownTag> parse(String label) {
        for (UnknownTag one : values()) {
            if (one.label().equals(label)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
