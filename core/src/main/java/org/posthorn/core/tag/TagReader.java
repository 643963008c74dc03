package org.posthorn.core.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.posthorn.core.message.HeaderField;

/** Reads the tags of messages in one pass over their fields, and of a hostile one no more than its bounds. */
public final class TagReader {
    /** In octets and in fields; the rules refuse a longer header section (see {@code HeaderLines}). */
    private static final int MAX_SECTION = 256 * 1024;
    private static final int MAX_FIELDS = 1000;

    private final TagNames names;
    private final Map<String, List<Use>> uses = new HashMap<>();

    /**
     * That a field is looked at for a tag.
     *
     * @param rank the place among the tag's sources, from 0; the lowest counts
     */
    record Use(Tag tag, int rank, TagSource source) {
    }

    public TagReader(TagNames names) {
        this.names = names;
        for (Tag tag : Tag.values()) {
            List<TagSource> sources = names.of(tag);
            for (int rank = 0; rank < sources.size(); rank++) {
                TagSource source = sources.get(rank);
                uses.computeIfAbsent(source.field().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(new Use(tag, rank, source));
            }
        }
    }

    public TagNames names() {
        return names;
    }

    /**
     * The tags of a message that an account submitted.
     *
     * @param account the account's id, which is the channel of a message that names none
     */
    public Tagged read(List<HeaderField> fields, String account, TagPolicy policy) {
        TagChoice choice = new TagChoice();
        for (HeaderField field : fields.subList(0, Math.min(MAX_FIELDS, fields.size()))) {
            if (field.end() > MAX_SECTION) {
                break;
            }
            List<Use> known = uses.getOrDefault(field.name().toLowerCase(Locale.ROOT), List.of());
            if (!known.isEmpty()) {
                TagField decoded = new TagField(field);
                known.forEach(use -> use.source().read(decoded).ifPresent(value -> choice.offer(use, value)));
            }
        }
        return new TagVerdict(choice, policy).of(account);
    }
}
