package org.posthorn.core.account;

import java.time.Duration;

import org.posthorn.core.suppression.BounceLimits;

/**
 * A customer.
 *
 * @param id its name in the API: lower-case letters, digits and hyphens
 * @param maxMessageSize octets of a message at most
 * @param maxRecipientsPerMessage recipients of a message at most
 * @param foreignSenderDomain how a sender domain that is not the account's is refused
 * @param bounceLimits when a recipient is suppressed
 * @param retention how long events, messages and return addresses live
 */
public record Account(String id, AccountState state, long maxMessageSize, int maxRecipientsPerMessage,
                      ForeignSenderReply foreignSenderDomain, BounceLimits bounceLimits, Duration retention) {
    public static final long DEFAULT_MAX_MESSAGE_SIZE = 10L << 20;
    public static final int DEFAULT_MAX_RECIPIENTS = 100;
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(40);

    public Account {
        if (!id.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("An account's id is 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    public static Account withDefaults(String id) {
        return new Account(id, AccountState.ACTIVE, DEFAULT_MAX_MESSAGE_SIZE, DEFAULT_MAX_RECIPIENTS, ForeignSenderReply.TEMPORARY,
            BounceLimits.DEFAULT, DEFAULT_RETENTION);
    }
}
