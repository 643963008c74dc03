package org.posthorn.core.tag;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which of the values that were found counts for each tag: that of the first source, and of a field that is repeated the first. */
final class TagChoice {
    private static final TagValue SEVERAL = TagValue.wrong("is there more than once with different values, send it once");

    private final Map<Tag, Chosen> chosen = new EnumMap<>(Tag.class);

    /**
     * A value and whence it is.
     *
     * @param use the field that it stands in
     */
    record Chosen(TagReader.Use use, TagValue value) {
        /** As {@link TagFault#text} has it. */
        String fault(String what) {
            return use.source().field() + " " + what;
        }
    }

    void offer(TagReader.Use use, TagValue value) {
        Chosen former = chosen.get(use.tag());
        if (former == null || use.rank() < former.use().rank()) {
            chosen.put(use.tag(), new Chosen(use, value));
        } else if (use.rank() == former.use().rank() && isContradiction(use, former.value(), value)) {
            chosen.put(use.tag(), new Chosen(use, SEVERAL));
        }
    }

    Optional<Chosen> of(Tag tag) {
        return Optional.ofNullable(chosen.get(tag));
    }

    /** Who writes lists may write one value a field. */
    private static boolean isContradiction(TagReader.Use use, TagValue former, TagValue value) {
        return use.source().form() != TagSource.Form.LIST && former.fault() == null && !former.equals(value);
    }
}
