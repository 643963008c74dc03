package org.posthorn.core.admission;

import java.time.Duration;

/**
 * How a session goes on whose account is changed meanwhile (R1.12).
 *
 * @param grace how long it keeps the account as it was, from the first message that finds it changed
 */
public record ReconfigurationPolicy(Duration grace) {
    public static final ReconfigurationPolicy DEFAULT = new ReconfigurationPolicy(Duration.ofMinutes(5));
}
