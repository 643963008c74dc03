package org.posthorn.core.bounce;

import java.util.EnumSet;
import java.util.Set;

/** How a failure is counted: its class and its category. */
public record Bounce(BounceClass bounceClass, BounceCategory category) {
    private static final Set<BounceCategory> OF_THE_SENDING_SIDE = EnumSet.of(BounceCategory.TOO_BIG, BounceCategory.CONTENT, BounceCategory.SPAM,
        BounceCategory.POLICY, BounceCategory.BLOCKLISTED_IP, BounceCategory.BLOCKLISTED_DOMAIN, BounceCategory.AUTHENTICATION,
        BounceCategory.RATE, BounceCategory.GREYLISTED, BounceCategory.RELAY_DENIED, BounceCategory.PROTOCOL);

    /** Whether the failure says something about the recipient, and not about the message or about who sends it. */
    public boolean countsAgainstRecipient() {
        return bounceClass == BounceClass.HARD || !OF_THE_SENDING_SIDE.contains(category);
    }
}
