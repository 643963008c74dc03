package org.posthorn.smtp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.netty.CommandInjectionDetectedException;
import org.apache.james.protocols.netty.LineHandlerAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session between the I/O thread and the command handlers: commands run one after the other on a thread of {@link SessionThreads}, so that a
 * handler that waits (a password hash, a store, a sync) holds up no other session. STARTTLS alone runs on the I/O thread: its reply must leave in the
 * clear before the TLS handler stands in the pipeline, and only that thread orders the two.
 */
final class SessionHandler extends ChannelInboundHandlerAdapter implements LineHandlerAware {
    private static final Logger LOGGER = LoggerFactory.getLogger(SessionHandler.class);
    private static final int MAX_WAITING = 64;
    private static final long RETRY_MILLIS = 10;

    private final SessionProtocol protocol;
    private final SessionCount count;
    private final Executor threads;
    private final Deque<ChannelInboundHandlerAdapter> lineHandlers = new ConcurrentLinkedDeque<>();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private boolean busy;
    private volatile RelaySession session;

    private record Opened() {
    }

    private record Closed() {
    }

    private record Failed(Throwable cause) {
    }

    SessionHandler(SessionProtocol protocol, SessionCount count, Executor threads) {
        this.protocol = protocol;
        this.count = count;
        this.threads = threads;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        RelaySession opened = protocol.open(ctx.channel(), this);
        Optional<Response> refusal = count.enter(opened.client());
        if (refusal.isPresent()) {
            protocol.write(refusal.get(), opened);
        } else {
            session = opened;
            put(ctx, new Opened());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        put(ctx, message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        put(ctx, new Closed());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        synchronized (waiting) {
            regulate(ctx);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        put(ctx, new Failed(cause));
    }

    @Override
    public void pushLineHandler(ChannelInboundHandlerAdapter handler) {
        lineHandlers.addFirst(handler);
    }

    @Override
    public void popLineHandler() {
        lineHandlers.pollFirst();
    }

    /** What comes from a client that was refused is read and dropped. */
    private void put(ChannelHandlerContext ctx, Object message) {
        if (session == null) {
            return;
        }
        synchronized (waiting) {
            waiting.add(message);
            regulate(ctx);
            if (busy) {
                return;
            }
            busy = true;
        }
        hand(ctx, message);
    }

    /** Has the first message that waits handled on the thread that is right for it. */
    private void hand(ChannelHandlerContext ctx, Object first) {
        if (startsTls(first)) {
            ctx.executor().execute(() -> handleAll(ctx));
        } else {
            run(ctx);
        }
    }

    /** Threads are short only while those of sessions that have just ended are not yet free. */
    private void run(ChannelHandlerContext ctx) {
        try {
            threads.execute(() -> handleAll(ctx));
        } catch (RejectedExecutionException e) {
            ctx.executor().schedule(() -> run(ctx), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void handleAll(ChannelHandlerContext ctx) {
        Object message = next(ctx);
        while (message != null) {
            boolean tls = startsTls(message);
            if (tls != ctx.executor().inEventLoop()) {
                hand(ctx, message);
                return;
            }
            handle(ctx, message);
            synchronized (waiting) {
                waiting.remove();
            }
            message = next(ctx);
        }
    }

    private Object next(ChannelHandlerContext ctx) {
        synchronized (waiting) {
            Object message = waiting.peek();
            if (message == null) {
                busy = false;
                ctx.flush();
                if (ctx.channel().isWritable()) {
                    ctx.channel().config().setAutoRead(true);
                }
            }
            return message;
        }
    }

    /**
     * Reads no more while the client has commands waiting, or does not read what they were answered. On the I/O thread alone: Netty puts a stop from
     * elsewhere off, maybe behind the next start.
     */
    private void regulate(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(waiting.size() <= MAX_WAITING && ctx.channel().isWritable());
    }

    /** A line that answers a challenge of AUTH is no command, whatever it says. */
    private boolean startsTls(Object message) {
        return message instanceof Line line && line.pauses() == Line.Pauses.FOR_TLS && lineHandlers.isEmpty();
    }

    private void handle(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof Line line) {
                line(ctx, line);
            } else if (message instanceof Opened) {
                protocol.welcome(session);
            } else if (message instanceof ReceivedData data) {
                protocol.write(protocol.receive(session, data), session);
            } else if (message instanceof Response reply) {
                protocol.write(reply, session);
            } else if (message instanceof Closed) {
                close();
            } else if (message instanceof Failed failed) {
                fail(ctx, failed.cause());
            }
        } catch (Exception | Error e) {
            fail(ctx, e);
        }
    }

    private void close() {
        try {
            protocol.close(session);
        } finally {
            count.leave(session.client());
        }
    }

    private void line(ChannelHandlerContext ctx, Line line) throws Exception {
        ChannelInboundHandlerAdapter override = lineHandlers.peekFirst();
        if (override == null) {
            protocol.write(protocol.command(session, line.octets()), session);
        } else {
            override.channelRead(ctx, Unpooled.wrappedBuffer(line.octets()));
        }
        if (line.pauses() != Line.Pauses.NEVER) {
            Optional<Collector> expected = session.takeExpected();
            onIoThread(ctx, () -> resume(ctx, expected));
        }
    }

    /** At once if it can be: behind a long queue of the I/O thread, what the client says over TLS would come before the framer goes on, and look injected. */
    private static void onIoThread(ChannelHandlerContext ctx, Runnable work) {
        if (ctx.executor().inEventLoop()) {
            work.run();
        } else {
            ctx.executor().execute(work);
        }
    }

    private void resume(ChannelHandlerContext ctx, Optional<Collector> expected) {
        SmtpFramer framer = ctx.pipeline().get(SmtpFramer.class);
        if (framer == null) {
            return;
        }
        try {
            framer.resume(ctx.pipeline().context(framer), expected);
        } catch (Exception e) {
            exceptionCaught(ctx, e);
        }
    }

    private void fail(ChannelHandlerContext ctx, Throwable thrown) {
        Throwable cause = thrown instanceof DecoderException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TooLongFrameException) {
            protocol.write(Replies.LINE_TOO_LONG, session);
            return;
        }
        if (cause instanceof IOException) {
            LOGGER.debug("Connection lost", cause);
        } else if (cause instanceof CommandInjectionDetectedException) {
            LOGGER.info("Closed a session that sent commands along with STARTTLS");
        } else {
            LOGGER.error("Closed a session after an unexpected error", cause);
            protocol.write(Replies.INTERNAL_FAILURE, session);
            ctx.flush();
        }
        ctx.close();
    }
}
