package org.posthorn.delivery.smtp;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;

import org.posthorn.delivery.route.Target;

/** One connection's way from nothing to readiness for MAIL. */
final class Opening extends ChannelInitializer<Channel> {
    private final CompletableFuture<SmtpConnection> opened = new CompletableFuture<>();
    private final Target target;
    private final SmtpSettings settings;
    private final SslContext ssl;
    private Dialogue dialogue;

    /** @param ssl null to stay in the clear */
    Opening(Target target, SmtpSettings settings, SslContext ssl) {
        this.target = target;
        this.settings = settings;
        this.ssl = ssl;
    }

    /** Ends with {@link HandshakeFailed} if there is no getting as far as MAIL. */
    CompletableFuture<SmtpConnection> opened() {
        return opened;
    }

    /** The greeting is awaited from here on: a server may have sent it, and closed, before anybody hears of the connection. */
    @Override
    protected void initChannel(Channel channel) {
        ReplyDecoder decoder = new ReplyDecoder();
        dialogue = new Dialogue(channel, decoder);
        channel.pipeline().addLast(decoder, dialogue);
        new Handshake(dialogue, channel, target, settings, ssl).run().whenComplete(this::finish);
    }

    void connected(Future<?> attempt) {
        if (!attempt.isSuccess()) {
            opened.completeExceptionally(new HandshakeFailed(HandshakeFailed.Step.CONNECT, null, attempt.cause().getMessage()));
            if (dialogue != null) {
                dialogue.lose("There is no connection");
            }
        }
    }

    private void finish(SmtpConnection connection, Throwable thrown) {
        if (thrown == null) {
            opened.complete(connection);
        } else {
            dialogue.close();
            opened.completeExceptionally(thrown);
        }
    }
}
