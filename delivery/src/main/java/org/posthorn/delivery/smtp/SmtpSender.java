package org.posthorn.delivery.smtp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;
import org.posthorn.delivery.route.Target;

/** Sends messages by SMTP (RFC 5321) over connections that it keeps for the next message. Never blocks. */
public final class SmtpSender implements AutoCloseable {
    private static final int MAX_THREADS = 4;
    private static final long MIN_SWEEP_MILLIS = 10;
    private final NioEventLoopGroup threads;
    private final Connector connector;
    private final ConnectionPool pool;

    public SmtpSender(SmtpSettings settings) {
        int count = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        this.threads = new NioEventLoopGroup(count, new DefaultThreadFactory("posthorn-smtp-out", true));
        this.connector = new Connector(threads, settings);
        this.pool = new ConnectionPool(settings.pooling());
        long period = Math.max(MIN_SWEEP_MILLIS, settings.pooling().idle().toMillis() / 2);
        threads.next().scheduleWithFixedDelay(pool::sweep, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Tries the targets in order until one gets as far as MAIL; what that one says is the result. The future ends exceptionally only if
     * the content cannot be read.
     *
     * @param targets at least one
     */
    public CompletableFuture<DeliveryResult> send(Parcel parcel, List<Target> targets) {
        if (!Commands.isSafe(parcel.sender()) || !Commands.isSafe(parcel.recipient())) {
            return CompletableFuture.completedFuture(Results.permanent(Stage.MAIL, "5.6.7", "The address is not plain ASCII", null));
        }
        return attempt(parcel, targets, 0);
    }

    /** How many unused connections stay open. */
    public int idleConnections() {
        return pool.size();
    }

    /** Closes unused connections; messages under way are cut off. */
    @Override
    public void close() {
        pool.close();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private CompletableFuture<DeliveryResult> attempt(Parcel parcel, List<Target> targets, int index) {
        Target target = targets.get(index);
        Optional<SmtpConnection> kept = pool.take(target.address());
        if (kept.isEmpty()) {
            return connect(parcel, targets, index);
        }
        // One that was found dead is no fault of the message: a fresh one follows at once, and that one's word counts.
        return carry(kept.get(), parcel, target)
            .thenCompose(result -> result.map(CompletableFuture::completedFuture).orElseGet(() -> connect(parcel, targets, index)));
    }

    private CompletableFuture<DeliveryResult> connect(Parcel parcel, List<Target> targets, int index) {
        Target target = targets.get(index);
        return connector.open(target).handle((connection, thrown) -> {
            if (thrown == null) {
                return carry(connection, parcel, target).thenApply(Optional::orElseThrow);
            }
            HandshakeFailed failed = HandshakeFailed.of(thrown);
            boolean another = index + 1 < targets.size();
            return another ? attempt(parcel, targets, index + 1) : CompletableFuture.<DeliveryResult>completedFuture(failed.result(unreached(target)));
        }).thenCompose(Function.identity());
    }

    private CompletableFuture<Optional<DeliveryResult>> carry(SmtpConnection connection, Parcel parcel, Target target) {
        return parcel.content().read().thenCompose(message -> connection.send(parcel, message, target))
            .whenComplete((result, thrown) -> pool.give(target.address(), connection));
    }

    private static Remote unreached(Target target) {
        return new Remote(target.host(), target.ip(), null);
    }
}
