package org.posthorn.core.delivery;

/** A copy and what came of it. */
public record Attempt(Outgoing copy, DeliveryResult result) {
}
