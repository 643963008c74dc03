package org.posthorn.delivery.smtp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;
import org.posthorn.delivery.route.Target;

/** One message's way from server to server until one gets as far as MAIL. */
final class Trip {
    private final ConnectionPool pool;
    private final Connector connector;
    private final Parcel parcel;
    private final List<Target> targets;
    private DeliveryResult answered;

    Trip(ConnectionPool pool, Connector connector, Parcel parcel, List<Target> targets) {
        this.pool = pool;
        this.connector = connector;
        this.parcel = parcel;
        this.targets = targets;
    }

    CompletableFuture<DeliveryResult> begin() {
        return attempt(0);
    }

    private CompletableFuture<DeliveryResult> attempt(int index) {
        Target target = targets.get(index);
        Optional<SmtpConnection> kept = pool.take(target.address());
        if (kept.isEmpty()) {
            return connect(index);
        }
        // One that was found dead is no fault of the message: a fresh one follows at once, and that one's word counts.
        return carry(kept.get(), target).thenCompose(result -> result.map(CompletableFuture::completedFuture).orElseGet(() -> connect(index)));
    }

    private CompletableFuture<DeliveryResult> connect(int index) {
        Target target = targets.get(index);
        return connector.open(target).handle((connection, thrown) -> thrown == null
            ? carry(connection, target).thenApply(Optional::orElseThrow)
            : goOn(index, HandshakeFailed.of(thrown))).thenCompose(Function.identity());
    }

    /** When no server is left, what one of them said tells more than that another was not there. */
    private CompletableFuture<DeliveryResult> goOn(int index, HandshakeFailed failed) {
        Target target = targets.get(index);
        DeliveryResult result = failed.result(new Remote(target.host(), target.ip(), null));
        if (failed.isAnswer()) {
            answered = result;
        }
        if (index + 1 < targets.size()) {
            return attempt(index + 1);
        }
        return CompletableFuture.completedFuture(answered == null ? result : answered);
    }

    private CompletableFuture<Optional<DeliveryResult>> carry(SmtpConnection connection, Target target) {
        return parcel.content().read().thenCompose(message -> connection.send(parcel, message, target))
            .whenComplete((result, thrown) -> pool.give(target.address(), connection));
    }
}
