package org.posthorn.conf;

import java.util.ArrayList;
import java.util.List;

import org.posthorn.core.message.FieldNames;
import org.posthorn.core.tag.TagNames;

/** Checks across mailets that there is one list of the tags' names, and that no tag leaves. */
final class TagsCheck {
    private final Mistakes mistakes;
    private final List<FieldNames> stripped = new ArrayList<>();
    private XmlElement reader;
    private TagNames names = TagNames.NONE;
    private boolean unreadable;

    TagsCheck(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Takes note of a mailet's settings. */
    void note(XmlElement mailet, Object settings) {
        if (settings instanceof FieldNames taken) {
            stripped.add(taken);
        } else if (settings instanceof TagNames read && reader != null) {
            mistakes.add(mailet, "there is another ReadTags above, expected one: the listeners have one list of names");
        } else if (settings instanceof TagNames read) {
            reader = mailet;
            names = read;
        }
    }

    /** Takes note that there is a mailet whose settings are not known: it may be the one that takes the tags out. */
    void noteUnreadable() {
        unreadable = true;
    }

    /** To be called when all mailets are noted. */
    void finish() {
        names.fields().stream().filter(name -> !unreadable && stripped.stream().noneMatch(taken -> taken.contains(name)))
            .forEach(name -> mistakes.add(reader, "no StripHeaders takes '" + name + "' out, so that it leaves with the message"));
    }
}
