package org.posthorn.delivery.smtp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
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
        return new Trip(pool, connector, parcel, targets).begin();
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
}
