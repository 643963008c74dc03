package org.posthorn.core.tracking;

import java.time.Instant;

import org.posthorn.core.message.MessageCopy;

/** What a tracked URL stands for, once its signature holds: something that one recipient of one message did. */
public sealed interface TrackingToken {

    /** The account whose message it is. */
    String account();

    /** The recipient's copy. */
    MessageCopy copy();

    /** When the message was accepted. */
    default Instant time() {
        return copy().message().time();
    }

    /** The image was fetched. */
    record Open(String account, MessageCopy copy) implements TrackingToken {
    }

    /**
     * A link was followed.
     *
     * @param link the link's number in the message, from 0
     * @param target the original URL
     */
    record Click(String account, MessageCopy copy, int link, String target) implements TrackingToken {
    }

    /** The unsubscribe URL was asked for. */
    record Unsubscribe(String account, MessageCopy copy) implements TrackingToken {
    }
}
