package org.posthorn.core.tag;

import java.util.List;

/**
 * What a message's header says of its tags.
 *
 * @param tags those that can be used
 * @param faults the others
 */
public record Tagged(Tags tags, List<TagFault> faults) {
    public static final Tagged NOTHING = new Tagged(Tags.NONE, List.of());

    public Tagged {
        faults = List.copyOf(faults);
    }
}
