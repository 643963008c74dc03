package org.posthorn.core.delivery;

import java.time.Instant;

import org.posthorn.core.event.Event;

/**
 * A recipient's copy that waits to be delivered, without its bytes.
 *
 * @param key names it in its queue
 * @param subject whose copy it is
 * @param returnPath the envelope sender that it leaves with; empty for the null sender
 * @param lane what shares one limit of connections: the recipient's domain
 * @param attempts how often delivery was tried before
 * @param deadline after this time it is given up
 */
public record Outgoing(long key, Event.Subject subject, String returnPath, String lane, int attempts, Instant deadline) {
}
