package org.posthorn.delivery.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;

/**
 * Commands out, replies in, one batch at a time. A reply that takes too long, that nobody asked for, or that is none ends the connection.
 * All but {@link #isOpen} and {@link #close} is for the channel's event loop only.
 */
final class Dialogue extends SimpleChannelInboundHandler<RawReply> {
    private final List<RawReply> replies = new ArrayList<>();
    private final Channel channel;
    private final ReplyDecoder decoder;
    private CompletableFuture<Answer> pending;
    private Future<?> timer;
    private int expected;
    private volatile String lost;

    Dialogue(Channel channel, ReplyDecoder decoder) {
        this.channel = channel;
        this.decoder = decoder;
    }

    /**
     * Sends commands and waits for their replies; the future never ends exceptionally.
     *
     * @param commands complete lines; may be empty
     * @param count how many replies there will be
     * @param patience how long each of them may take
     */
    CompletableFuture<Answer> ask(ByteBuf commands, int count, Duration patience) {
        CompletableFuture<Answer> answer = await(count, patience);
        channel.writeAndFlush(commands, channel.voidPromise());
        return answer;
    }

    /** The same, for what is written by somebody else, or came unasked: the greeting. */
    CompletableFuture<Answer> await(int count, Duration patience) {
        if (pending != null) {
            throw new IllegalStateException("The replies before are still awaited");
        }
        if (lost != null) {
            return CompletableFuture.completedFuture(new Answer(List.of(), lost));
        }
        pending = new CompletableFuture<>();
        expected = count;
        restartTimer(patience);
        return pending;
    }

    /** Gives the awaited reply that long from now. */
    void restartTimer(Duration patience) {
        stopTimer();
        if (pending != null) {
            timer = channel.eventLoop().schedule(() -> lose("No reply within " + patience.toSeconds() + " s"), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    boolean isOpen() {
        return lost == null && channel.isActive();
    }

    /** Whether the server sent nothing beyond what was asked for. */
    boolean isDrained() {
        return decoder.isDrained();
    }

    boolean isAwaiting() {
        return pending != null;
    }

    /** Ends the connection at once; what is awaited ends as lost. May be called on any thread. */
    void close() {
        channel.close();
    }

    void lose(String why) {
        if (lost == null) {
            lost = why;
        }
        channel.close();
        finish();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RawReply reply) {
        if (pending == null) {
            lose("The server spoke unasked: " + reply.code() + " " + String.join(" ", reply.lines()));
            return;
        }
        replies.add(reply);
        if (reply.code() == RawReply.CLOSING) {
            lose("The server is closing the connection");
        } else if (replies.size() == expected) {
            finish();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lose("The server closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lose(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private void finish() {
        stopTimer();
        if (pending != null) {
            CompletableFuture<Answer> answered = pending;
            Answer answer = new Answer(replies, lost);
            pending = null;
            replies.clear();
            answered.complete(answer);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
