package org.posthorn.delivery.smtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.net.ssl.SSLException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

import org.posthorn.delivery.route.Target;

/** Opens connections, encrypted where the server offers it and it works (RFC 7435); a certificate is not checked. */
final class Connector {
    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private final Cache<InetSocketAddress, Boolean> brokenTls = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();
    private final EventLoopGroup threads;
    private final SmtpSettings settings;
    private final SslContext ssl;

    Connector(EventLoopGroup threads, SmtpSettings settings) {
        this.threads = threads;
        this.settings = settings;
        try {
            this.ssl = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
        } catch (SSLException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }

    /** The future ends with {@link HandshakeFailed} if there is no getting as far as MAIL. */
    CompletableFuture<SmtpConnection> open(Target target) {
        if (brokenTls.getIfPresent(target.address()) != null) {
            return open(target, null);
        }
        return open(target, ssl).handle((connection, thrown) -> {
            if (thrown == null) {
                return CompletableFuture.completedFuture(connection);
            }
            HandshakeFailed failed = HandshakeFailed.of(thrown);
            return failed.isForTls() ? openInTheClear(target) : CompletableFuture.<SmtpConnection>failedFuture(failed);
        }).thenCompose(Function.identity());
    }

    private CompletableFuture<SmtpConnection> openInTheClear(Target target) {
        brokenTls.put(target.address(), true);
        return open(target, null);
    }

    private CompletableFuture<SmtpConnection> open(Target target, SslContext context) {
        Opening opening = new Opening(target, settings, context);
        Bootstrap bootstrap = new Bootstrap().group(threads).channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.timeouts().connect().toMillis()))
            .handler(opening);
        settings.source().ifPresent(source -> bootstrap.localAddress(source, 0));
        bootstrap.connect(target.address()).addListener(opening::connected);
        return opening.opened();
    }
}
