package org.posthorn.delivery.smtp;

import java.util.List;

/**
 * What came back for a batch of commands.
 *
 * @param replies as many as the commands, unless the connection was lost before
 * @param lost why the connection is of no more use; null if it is
 */
record Answer(List<RawReply> replies, String lost) {
    Answer {
        replies = List.copyOf(replies);
    }

    RawReply last() {
        return replies.isEmpty() ? null : replies.get(replies.size() - 1);
    }

    boolean positive() {
        return lost == null && last().positive();
    }
}
