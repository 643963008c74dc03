package org.posthorn.core.suppression;

import java.time.Instant;
import java.util.Locale;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;

/**
 * A bounce to be counted against a recipient.
 *
 * @param id what makes it the same bounce when it is counted again: the event's id
 * @param copy what bounced
 * @param address the recipient in lower case
 * @param detail the reply that it came with; may be null
 */
public record Charge(String id, MessageCopy copy, String account, String address, BounceClass bounceClass, Instant time, String detail) {
    /** The charge for a bounced or expired copy. */
    public static Charge of(Event event) {
        Event.Subject subject = event.subject();
        return new Charge(event.id(), subject.copy(), subject.account(), subject.recipient().toLowerCase(Locale.ROOT),
            event.outcome().bounce().bounceClass(), event.time(), event.outcome().reply());
    }

    /** The entry that is due when the limit is reached. */
    public Suppression suppression(BounceLimits limits) {
        return bounceClass == BounceClass.HARD
            ? new Suppression(account, address, SuppressionReason.HARD_BOUNCE, time, detail)
            : new Suppression(account, address, SuppressionReason.SOFT_BOUNCE_LIMIT, time, time.plus(limits.softPeriod()), detail);
    }
}
