package org.posthorn.core.suppression;

import java.time.Instant;

/**
 * An address that an account sends no mail to.
 *
 * @param account the account's id, or {@link #EVERYONE}
 * @param address the recipient in lower case
 * @param until from then on it is as if it were not there; null if it has no end
 * @param detail what led to it, such as the remote server's reply; null if nothing is known
 */
public record Suppression(String account, String address, SuppressionReason reason, Instant since, Instant until, String detail) {
    /** Stands for the account in an entry that holds for all. */
    public static final String EVERYONE = "*";

    /** One without an end. */
    public Suppression(String account, String address, SuppressionReason reason, Instant since, String detail) {
        this(account, address, reason, since, null, detail);
    }

    public boolean holdsAt(Instant time) {
        return until == null || time.isBefore(until);
    }

    /** Whether it takes the other's place: its reason weighs more, or weighs as much and it holds longer. */
    public boolean outweighs(Suppression other) {
        int order = Integer.compare(reason.weight(), other.reason.weight());
        return order > 0 || order == 0 && other.until != null && (until == null || until.isAfter(other.until));
    }
}
