package org.posthorn.delivery;

import java.util.Optional;

import org.posthorn.delivery.smtp.SmtpSettings;
import org.posthorn.delivery.smtp.Timeouts;

/**
 * How mail leaves.
 *
 * @param limits how much at once
 * @param routing how servers are found
 * @param smtp how to talk to them
 */
public record DeliverySettings(Limits limits, Routing routing, SmtpSettings smtp) {
    /**
     * How much at once.
     *
     * @param copies in flight altogether, from being taken to being settled
     * @param copiesPerLane in flight in one lane, and so its connections
     * @param bytes of messages held in memory; what is being read when that is reached comes on top
     */
    public record Limits(int copies, int copiesPerLane, long bytes) {
        public static final Limits DEFAULT = new Limits(200, 20, 64L * 1024 * 1024);
    }

    /**
     * How servers are found.
     *
     * @param fixed where everything goes, whatever the DNS says
     * @param dns the resolver to ask; empty for the system's
     * @param mxPort where MXs listen
     */
    public record Routing(Optional<HostAndPort> fixed, Optional<HostAndPort> dns, int mxPort) {
        public static final Routing DEFAULT = new Routing(Optional.empty(), Optional.empty(), 25);
    }

    /** The defaults, for a machine of that name. */
    public static DeliverySettings defaults(String heloName) {
        return new DeliverySettings(Limits.DEFAULT, Routing.DEFAULT,
            new SmtpSettings(heloName, Optional.empty(), Timeouts.DEFAULT, SmtpSettings.Pooling.DEFAULT));
    }

    public DeliverySettings withLimits(Limits other) {
        return new DeliverySettings(other, routing, smtp);
    }

    public DeliverySettings withRouting(Routing other) {
        return new DeliverySettings(limits, other, smtp);
    }
}
