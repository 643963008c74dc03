package org.posthorn.delivery.smtp;

import java.util.concurrent.CompletionException;

import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;

/** There was no way to get as far as MAIL. Carries no stack trace: it is an outcome like another, and there may be thousands. */
final class HandshakeFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int HOST_TAKES_NO_MAIL = 521;
    private final Step step;
    private final transient RawReply reply;

    /** @param reply what the server answered; null if it did not */
    HandshakeFailed(Step step, RawReply reply, String why) {
        super(why, null, false, false);
        this.step = step;
        this.reply = reply;
    }

    /** Where it failed. */
    enum Step {
        CONNECT, GREETING, TLS
    }

    /** The failure that a future ended with; whatever else there was is passed on. */
    static HandshakeFailed of(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof HandshakeFailed failed) {
            return failed;
        }
        throw new CompletionException(cause);
    }

    /** Whether the same server may do better without TLS. */
    boolean isForTls() {
        return step == Step.TLS;
    }

    /** Whether there was a server, and it said no. */
    boolean isAnswer() {
        return reply != null;
    }

    /** What a server says before MAIL is about itself or us, not about the mailbox: temporary whatever its code, but for 521 (RFC 7504). */
    DeliveryResult result(Remote remote) {
        if (reply == null) {
            return Results.temporary(Stage.CONNECT, step == Step.CONNECT ? "4.4.1" : "4.4.2", getMessage(), remote);
        }
        return Results.refused(reply.code() == HOST_TAKES_NO_MAIL, Stage.CONNECT, reply, remote);
    }
}
