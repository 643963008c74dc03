package org.posthorn.core.suppression;

import java.time.Instant;

import org.posthorn.core.bounce.BounceClass;

/**
 * A bounce to be counted against a recipient.
 *
 * @param id what makes it the same bounce when it is counted again: the event's id
 * @param address the recipient in lower case
 * @param detail the reply that it came with; may be null
 */
public record Charge(String id, String account, String address, BounceClass bounceClass, Instant time, String detail) {
}
