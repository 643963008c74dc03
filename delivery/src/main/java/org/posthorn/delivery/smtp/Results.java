package org.posthorn.delivery.smtp;

import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;

/** Makes results of what servers said, and of what went wrong without them. */
public final class Results {
    private Results() {
    }

    static DeliveryResult delivered(RawReply reply, Remote remote) {
        return new DeliveryResult.Delivered(SmtpReply.of(reply.code(), reply.lines()), remote);
    }

    /** By the reply's code: 5yz is permanent. */
    static DeliveryResult refused(Stage stage, RawReply reply, Remote remote) {
        return refused(reply.permanent(), stage, reply, remote);
    }

    static DeliveryResult refused(boolean permanent, Stage stage, RawReply reply, Remote remote) {
        return new DeliveryResult.Refused(permanent, stage, SmtpReply.of(reply.code(), reply.lines()), remote);
    }

    /** Without a server's reply; {@code remote} may be null. */
    public static DeliveryResult temporary(Stage stage, String status, String text, Remote remote) {
        return new DeliveryResult.Refused(false, stage, SmtpReply.local(status, text), remote);
    }

    /** Without a server's reply; {@code remote} may be null. */
    public static DeliveryResult permanent(Stage stage, String status, String text, Remote remote) {
        return new DeliveryResult.Refused(true, stage, SmtpReply.local(status, text), remote);
    }
}
