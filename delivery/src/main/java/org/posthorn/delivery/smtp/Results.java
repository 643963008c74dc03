package org.posthorn.delivery.smtp;

import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.SmtpReply;
import org.posthorn.core.delivery.Stage;
import org.posthorn.core.event.Remote;

/** Makes results of what servers said, and of what went wrong without them. */
public final class Results {
    private Results() {
    }

    static DeliveryResult delivered(RawReply reply, Remote remote) {
        return new DeliveryResult.Delivered(reply(reply), remote);
    }

    /** By the reply's code: 5yz is permanent. */
    static DeliveryResult.Refused refused(Stage stage, RawReply reply, Remote remote) {
        return refused(reply.permanent(), stage, reply, remote);
    }

    static DeliveryResult.Refused refused(boolean permanent, Stage stage, RawReply reply, Remote remote) {
        return new DeliveryResult.Refused(permanent, stage, reply(reply), null, null, remote);
    }

    /** Without a server's reply; {@code remote} may be null. */
    public static DeliveryResult.Refused temporary(Stage stage, String status, String text, Remote remote) {
        return new DeliveryResult.Refused(false, stage, null, status, text, remote);
    }

    /** Without a server's reply; {@code remote} may be null. */
    public static DeliveryResult.Refused permanent(Stage stage, String status, String text, Remote remote) {
        return new DeliveryResult.Refused(true, stage, null, status, text, remote);
    }

    private static SmtpReply reply(RawReply reply) {
        return new SmtpReply(reply.code(), null, reply.text());
    }
}
