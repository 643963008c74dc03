package org.posthorn.core.admission;

import java.time.Instant;

import org.posthorn.core.account.Period;

/**
 * What an account has used in the current period.
 *
 * @param resets when the next begins
 */
public record Usage(Period period, long used, Instant resets) {
}
