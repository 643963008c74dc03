package org.posthorn.delivery.smtp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.netty.channel.Channel;

import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;
import org.posthorn.core.message.RawMessage;
import org.posthorn.delivery.route.Target;

/** A connection that is ready for MAIL; carries one message at a time. */
final class SmtpConnection {
    private final Channel channel;
    private final Dialogue dialogue;
    private final ContentStream stream;
    private final Session session;
    private final Timeouts timeouts;
    private int carried;
    private boolean dirty;

    /**
     * What was agreed on.
     *
     * @param offered what the server offers
     * @param tls the protocol's name; null in the clear
     */
    record Session(Capabilities offered, String tls) {
    }

    SmtpConnection(Dialogue dialogue, Channel channel, Session session, Timeouts timeouts) {
        this.channel = channel;
        this.dialogue = dialogue;
        this.stream = new ContentStream(channel, dialogue, timeouts);
        this.session = session;
        this.timeouts = timeouts;
        channel.pipeline().addLast(stream);
    }

    /** Carries a message. Empty if the connection carried others before and is now found dead before the server took DATA: then another may be tried. */
    CompletableFuture<Optional<DeliveryResult>> send(Parcel parcel, RawMessage message, Target target) {
        return CompletableFuture.supplyAsync(() -> begin(parcel, message, remote(target)), channel.eventLoop()).thenCompose(Function.identity());
    }

    boolean isOpen() {
        return dialogue.isOpen();
    }

    int carried() {
        return carried;
    }

    /** Takes leave of the server, and closes whatever it says; on any thread. */
    void quit() {
        channel.eventLoop().execute(() -> {
            if (dialogue.isAwaiting()) {
                dialogue.close();
            } else {
                dialogue.ask(Commands.bytes(channel.alloc(), "QUIT"), 1, timeouts.quit()).thenRun(dialogue::close);
            }
        });
    }

    private Remote remote(Target target) {
        return new Remote(target.host(), target.ip(), session.tls());
    }

    private CompletableFuture<Optional<DeliveryResult>> begin(Parcel parcel, RawMessage message, Remote remote) {
        Transaction transaction = new Transaction(dialogue, stream, session.offered(), timeouts, remote);
        boolean reused = carried++ > 0;
        boolean reset = dirty;
        dirty = true;
        return transaction.run(parcel, message, reset).thenApply(result -> {
            dirty = !(result instanceof DeliveryResult.Delivered);
            return reused && transaction.foundDead() ? Optional.empty() : Optional.of(result);
        });
    }
}
