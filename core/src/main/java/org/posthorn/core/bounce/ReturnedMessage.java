package org.posthorn.core.bounce;

import java.util.List;
import java.util.Objects;

/** A message that came back, read once: what it tells, and what it shows of the copy that it is about, which is looked for when asked. */
public final class ReturnedMessage {
    private final byte[] message;
    private final List<ReturnResult> results;
    private EmbeddedCopy copy;

    private ReturnedMessage(byte[] message, List<ReturnResult> results) {
        this.message = message;
        this.results = results;
    }

    /** @param message not to be written to any more */
    public static ReturnedMessage read(byte[] message, BounceReader reader) {
        return new ReturnedMessage(message, reader.read(message));
    }

    /** Recipient by recipient; empty if it is nothing that a machine sends back. */
    public List<ReturnResult> results() {
        return results;
    }

    public synchronized EmbeddedCopy copy() {
        copy = Objects.requireNonNullElseGet(copy, () -> EmbeddedCopy.find(message));
        return copy;
    }
}
