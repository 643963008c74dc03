package org.posthorn.core.suppression;

import java.time.Instant;

/**
 * An address that an account sends no mail to.
 *
 * @param account the account's id, or {@link #EVERYONE}
 * @param address the recipient in lower case
 * @param detail what led to it, such as the remote server's reply; null if nothing is known
 */
public record Suppression(String account, String address, SuppressionReason reason, Instant since, String detail) {
    /** Stands for the account in an entry that holds for all. */
    public static final String EVERYONE = "*";
}
