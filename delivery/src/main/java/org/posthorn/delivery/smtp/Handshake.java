package org.posthorn.delivery.smtp;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;

import org.posthorn.delivery.route.Target;

/** From the greeting to readiness for MAIL; its futures end with {@link HandshakeFailed}. For the channel's event loop only. */
final class Handshake {
    private final Dialogue dialogue;
    private final Channel channel;
    private final Target target;
    private final SmtpSettings settings;
    private final SslContext ssl;

    /** @param ssl null to stay in the clear */
    Handshake(Dialogue dialogue, Channel channel, Target target, SmtpSettings settings, SslContext ssl) {
        this.dialogue = dialogue;
        this.channel = channel;
        this.target = target;
        this.settings = settings;
        this.ssl = ssl;
    }

    CompletableFuture<SmtpConnection> run() {
        return dialogue.await(1, settings.timeouts().greeting())
            .thenApply(answer -> require(HandshakeFailed.Step.GREETING, answer))
            .thenCompose(greeting -> hello())
            .thenCompose(offered -> offered.startTls() && ssl != null ? secure() : ready(offered, null));
    }

    private CompletableFuture<Capabilities> hello() {
        return ask("EHLO").thenCompose(answer -> {
            boolean unknown = answer.lost() == null && answer.last().permanent();
            return unknown ? ask("HELO").thenApply(plain -> offered(plain, false)) : CompletableFuture.completedFuture(offered(answer, true));
        });
    }

    private static Capabilities offered(Answer answer, boolean extended) {
        RawReply reply = require(HandshakeFailed.Step.GREETING, answer);
        return extended ? Capabilities.parse(reply) : Capabilities.NONE;
    }

    private CompletableFuture<SmtpConnection> secure() {
        return dialogue.ask(Commands.bytes(channel.alloc(), "STARTTLS"), 1, settings.timeouts().command())
            .thenApply(answer -> require(HandshakeFailed.Step.TLS, answer))
            .thenCompose(reply -> shakeHands())
            .thenCompose(protocol -> ask("EHLO").thenCompose(answer -> ready(Capabilities.parse(require(HandshakeFailed.Step.TLS, answer)), protocol)));
    }

    private CompletableFuture<String> shakeHands() {
        CompletableFuture<String> protocol = new CompletableFuture<>();
        if (!dialogue.isOpen() || !dialogue.isDrained()) {
            // Somebody on the way could have put a reply in front of the encrypted ones.
            dialogue.lose("The server spoke on in the clear after STARTTLS");
            protocol.completeExceptionally(new HandshakeFailed(HandshakeFailed.Step.TLS, null, "Plain text after the reply to STARTTLS"));
            return protocol;
        }
        SslHandler handler = ssl.newHandler(channel.alloc(), target.host(), target.address().getPort());
        handler.setHandshakeTimeoutMillis(settings.timeouts().greeting().toMillis());
        channel.pipeline().addFirst(handler);
        handler.handshakeFuture().addListener(shaken -> {
            if (shaken.isSuccess()) {
                protocol.complete(handler.engine().getSession().getProtocol());
            } else {
                protocol.completeExceptionally(new HandshakeFailed(HandshakeFailed.Step.TLS, null, "TLS handshake failed: " + shaken.cause().getMessage()));
            }
        });
        return protocol;
    }

    private CompletableFuture<Answer> ask(String verb) {
        return dialogue.ask(Commands.bytes(channel.alloc(), verb + " " + settings.heloName()), 1, settings.timeouts().command());
    }

    private CompletableFuture<SmtpConnection> ready(Capabilities offered, String tls) {
        SmtpConnection.Session session = new SmtpConnection.Session(offered, tls);
        return CompletableFuture.completedFuture(new SmtpConnection(dialogue, channel, session, settings.timeouts()));
    }

    private static RawReply require(HandshakeFailed.Step step, Answer answer) {
        if (!answer.positive()) {
            throw new HandshakeFailed(step, answer.last(), answer.lost());
        }
        return answer.last();
    }
}
