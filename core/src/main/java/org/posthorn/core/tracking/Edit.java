package org.posthorn.core.tracking;

import java.util.List;

/**
 * A replacement in a text or its octets. Offsets ascend: {@code breakBefore <= start <= end <= breakAfter}.
 *
 * @param breakBefore where a line break may be put in front without changing what the document says
 * @param end behind the last that is replaced
 * @param breakAfter where a line break may be put behind
 * @param text what is put there; in octets, each as the character of its number
 */
record Edit(int breakBefore, int start, int end, int breakAfter, String text) {

    /** Whether no two edits overlap and each offset is where it may be. */
    static boolean areAscending(List<Edit> edits) {
        int from = 0;
        for (Edit edit : edits) {
            if (edit.breakBefore < from || edit.start < edit.breakBefore || edit.end < edit.start || edit.breakAfter < edit.end) {
                return false;
            }
            from = edit.breakAfter;
        }
        return true;
    }
}
