package org.posthorn.core.account;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much an account may send. What counts for quotas and the rate is each recipient of a message, because each gets a message of its own.
 *
 * @param maxMessageSize octets of a message at most
 * @param maxRecipientsPerMessage recipients of a message at most
 * @param quotas how many messages in each period; a period that is not there has no limit
 * @param rate how fast
 */
public record Limits(long maxMessageSize, int maxRecipientsPerMessage, Map<Period, Long> quotas, Rate rate) {
    public Limits {
        Map<Period, Long> ordered = new EnumMap<>(Period.class);
        ordered.putAll(quotas);
        quotas = Collections.unmodifiableMap(ordered);
    }

    public Limits(long maxMessageSize, int maxRecipientsPerMessage) {
        this(maxMessageSize, maxRecipientsPerMessage, Map.of(), Rate.UNLIMITED);
    }

    public Limits withQuotas(Map<Period, Long> counts) {
        return new Limits(maxMessageSize, maxRecipientsPerMessage, counts, rate);
    }

    public Limits withRate(Rate pace) {
        return new Limits(maxMessageSize, maxRecipientsPerMessage, quotas, pace);
    }
}
