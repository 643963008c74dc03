package org.posthorn.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;

import org.posthorn.core.address.IpRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the header that a load balancer puts before what its client says (HAProxy's PROXY protocol, versions 1 and 2). All that stands behind in the
 * pipeline, TLS too, learns of the connection only then, and the client's address is the header's. A connection whose header is malformed or late
 * is closed; one of the balancer's own (LOCAL, UNKNOWN), as its health checks are, keeps its address.
 */
final class ProxyHeader extends ChannelInboundHandlerAdapter {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProxyHeader.class);
    private static final AttributeKey<InetSocketAddress> CLIENT = AttributeKey.valueOf(ProxyHeader.class, "client");
    private static final int MAX_SECONDS = 10;
    private static final int MAX_EXTRAS = 4096;

    private Future<?> timeout;

    private ProxyHeader() {
    }

    /** Has a connection begin with the header if it comes from a proxy; from elsewhere anyone could forge one. */
    static void expect(Channel channel, ConnectionSettings settings) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        if (settings.proxies().stream().anyMatch(range -> range.contains(peer))) {
            channel.pipeline().addFirst(new HAProxyMessageDecoder(MAX_EXTRAS), new ProxyHeader());
        }
    }

    /** Who speaks on a connection: the proxy's client if there is one. */
    static InetSocketAddress client(Channel channel) {
        InetSocketAddress client = channel.attr(CLIENT).get();
        return client == null ? (InetSocketAddress) channel.remoteAddress() : client;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        timeout = ctx.executor().schedule(() -> close(ctx, "came too late"), MAX_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HAProxyMessage header && ctx.channel().isActive()) {
                read(ctx, header);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** What has not begun does not end. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        timeout.cancel(false);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOGGER.debug("No PROXY header", cause);
        close(ctx, "is malformed or missing");
    }

    private void read(ChannelHandlerContext ctx, HAProxyMessage header) {
        if (take(ctx.channel(), header)) {
            timeout.cancel(false);
            ctx.pipeline().remove(this);
            ctx.fireChannelActive();
        } else {
            close(ctx, "is of no TCP connection");
        }
    }

    private static boolean take(Channel channel, HAProxyMessage header) {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        if (header.command() == HAProxyCommand.LOCAL || protocol == HAProxyProxiedProtocol.UNKNOWN) {
            return true;
        }
        if (protocol != HAProxyProxiedProtocol.TCP4 && protocol != HAProxyProxiedProtocol.TCP6) {
            return false;
        }
        Optional<InetAddress> source = IpRange.address(header.sourceAddress());
        source.ifPresent(address -> channel.attr(CLIENT).set(new InetSocketAddress(address, header.sourcePort())));
        return source.isPresent();
    }

    private static void close(ChannelHandlerContext ctx, String why) {
        if (ctx.channel().isActive()) {
            LOGGER.warn("Closed a connection of the proxy {}, whose PROXY header {}", ctx.channel().remoteAddress(), why);
            ctx.close();
        }
    }
}
