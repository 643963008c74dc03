package org.posthorn.core.delivery;

import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.event.Remote;
import org.posthorn.core.suppression.SuppressionReason;

/** What came of a copy that was taken from the queue. */
public sealed interface DeliveryResult {
    /**
     * The remote server took it.
     *
     * @param reply its reply to the message
     */
    record Delivered(SmtpReply reply, Remote remote) implements DeliveryResult {
    }

    /**
     * The remote server did not take it, or could not be reached.
     *
     * @param permanent whether trying again is of no use
     * @param reply the server's reply, or {@link SmtpReply#local} where none answered
     * @param remote null if no server was found
     */
    record Refused(boolean permanent, Stage stage, SmtpReply reply, Remote remote) implements DeliveryResult {
        /** A refusal that is permanent if its reply is. */
        public static Refused of(Stage stage, SmtpReply reply, Remote remote) {
            return new Refused(reply.isPermanent(), stage, reply, remote);
        }
    }

    /** It was not tried any more: its deadline has passed. */
    record Expired() implements DeliveryResult {
    }

    /** It was not tried: its recipient was suppressed while it waited. */
    record Suppressed(SuppressionReason reason) implements DeliveryResult {
    }
}
