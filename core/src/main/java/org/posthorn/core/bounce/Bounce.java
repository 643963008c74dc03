package org.posthorn.core.bounce;

/** How a failure is counted: its class and its category. */
public record Bounce(BounceClass bounceClass, BounceCategory category) {
}
