package org.posthorn.delivery.smtp;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.posthorn.core.message.RawMessage;

/** Writes a message after the server's 354, a part at a time and no faster than the server reads. For the channel's event loop only. */
final class ContentStream extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Dialogue dialogue;
    private final Timeouts timeouts;
    private DotStuffer stuffer;

    ContentStream(Channel channel, Dialogue dialogue, Timeouts timeouts) {
        this.channel = channel;
        this.dialogue = dialogue;
        this.timeouts = timeouts;
    }

    /** Answers with the reply to the final dot, or to what was sent until the server had enough. */
    CompletableFuture<Answer> send(RawMessage message) {
        stuffer = new DotStuffer(message);
        CompletableFuture<Answer> answer = dialogue.await(1, timeouts.dataBlock());
        pump();
        return answer.thenApply(this::ended);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        pump();
        context.fireChannelWritabilityChanged();
    }

    private void pump() {
        while (stuffer != null && !stuffer.isFinished() && channel.isWritable() && dialogue.isAwaiting()) {
            channel.write(stuffer.next(channel.alloc())).addListener(written -> progressed());
        }
        channel.flush();
    }

    private void progressed() {
        dialogue.restartTimer(stuffer == null || stuffer.isFinished() ? timeouts.dataEnd() : timeouts.dataBlock());
    }

    /** A server that answers before the message's end cannot be talked to any further: it would read the rest as commands. */
    private Answer ended(Answer answer) {
        boolean all = stuffer.isFinished();
        stuffer = null;
        if (all || answer.lost() != null) {
            return answer;
        }
        String why = "The server answered before the message's end";
        dialogue.lose(why);
        return new Answer(answer.replies(), why);
    }
}
