package org.posthorn.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.delivery.route.Route;
import org.posthorn.delivery.route.Router;
import org.posthorn.delivery.smtp.Parcel;
import org.posthorn.delivery.smtp.Results;
import org.posthorn.delivery.smtp.SmtpSender;

/** Takes a copy to the servers of its recipient's domain. */
final class Courier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private final Router router;
    private final MessageReader reader;
    private final SmtpSender sender;
    private final Clock clock;

    Courier(Router router, MessageReader reader, SmtpSender sender, Clock clock) {
        this.router = router;
        this.reader = reader;
        this.sender = sender;
        this.clock = clock;
    }

    /** The future never ends exceptionally. */
    @Override
    public CompletableFuture<DeliveryResult> carry(Outgoing copy) {
        return CompletableFuture.completedFuture(copy).thenCompose(this::attempt)
            .exceptionally(thrown -> broken(copy, thrown))
            .whenComplete((result, thrown) -> reader.release(copy));
    }

    private CompletableFuture<DeliveryResult> attempt(Outgoing copy) {
        if (!clock.instant().isBefore(copy.deadline())) {
            return done(new DeliveryResult.Expired());
        }
        Address recipient = Address.of(copy.subject().recipient());
        return router.route(recipient.domain()).thenCompose(route -> follow(route, copy));
    }

    private CompletableFuture<DeliveryResult> follow(Route route, Outgoing copy) {
        if (route instanceof Route.Via via) {
            Parcel parcel = new Parcel(copy.returnPath(), copy.subject().recipient(), () -> reader.read(copy));
            return sender.send(parcel, via.targets());
        }
        Route.Nowhere nowhere = (Route.Nowhere) route;
        return done(nowhere.permanent() ? Results.permanent(Stage.CONNECT, nowhere.status(), nowhere.text(), null)
            : Results.temporary(Stage.CONNECT, nowhere.status(), nowhere.text(), null));
    }

    private static DeliveryResult broken(Outgoing copy, Throwable thrown) {
        LOG.error("Copy {} cannot be sent for a reason of our own; it will be tried again", copy.subject().copy(), thrown);
        return Results.temporary(Stage.CONNECT, "4.3.0", "Local error", null);
    }

    private static CompletableFuture<DeliveryResult> done(DeliveryResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
