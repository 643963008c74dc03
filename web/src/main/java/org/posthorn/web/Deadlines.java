package org.posthorn.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Closes a connection whose client takes its time: one that sends no request, one that sends it in crumbs, one that does not read its answer. A request
 * has to be whole and answered in a fixed time from its first octet, however many octets come meanwhile; as long may a connection be idle.
 */
final class Deadlines extends ChannelDuplexHandler {
    private final long limitMillis;
    private Future<?> deadline;
    private boolean asking;

    Deadlines(Duration limit) {
        this.limitMillis = limit.toMillis();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        set(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object octets) {
        if (!asking) {
            asking = true;
            set(context);
        }
        context.fireChannelRead(octets);
    }

    @Override
    public void write(ChannelHandlerContext context, Object octets, ChannelPromise promise) {
        asking = false;
        set(context);
        context.write(octets, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void set(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        deadline = context.executor().schedule(() -> context.close(), limitMillis, TimeUnit.MILLISECONDS);
    }
}
