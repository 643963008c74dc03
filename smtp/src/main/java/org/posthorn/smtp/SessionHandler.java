package org.posthorn.smtp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;

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
 * One session between the I/O thread and the command handlers: commands run one after the other on a worker thread, so that a handler that waits
 * (a password hash, a store, a sync) holds up no other session. STARTTLS alone runs on the I/O thread: its reply must leave in the clear before
 * the TLS handler stands in the pipeline, and only that thread orders the two.
 */
final class SessionHandler extends ChannelInboundHandlerAdapter implements LineHandlerAware {
    private static final Logger LOGGER = LoggerFactory.getLogger(SessionHandler.class);
    private static final int MAX_WAITING = 64;

    private final SessionProtocol protocol;
    private final Executor workers;
    private final Deque<ChannelInboundHandlerAdapter> lineHandlers = new ConcurrentLinkedDeque<>();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private boolean busy;
    private volatile RelaySession session;

    private record Closed() {
    }

    private record Failed(Throwable cause) {
    }

    SessionHandler(SessionProtocol protocol, Executor workers) {
        this.protocol = protocol;
        this.workers = workers;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        session = protocol.open(ctx.channel(), this);
        protocol.welcome(session);
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

    private void put(ChannelHandlerContext ctx, Object message) {
        synchronized (waiting) {
            waiting.add(message);
            if (waiting.size() > MAX_WAITING) {
                ctx.channel().config().setAutoRead(false);
            }
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
            workers.execute(() -> handleAll(ctx));
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
                ctx.channel().config().setAutoRead(true);
            }
            return message;
        }
    }

    private static boolean startsTls(Object message) {
        return message instanceof Line line && line.pauses() == Line.Pauses.FOR_TLS;
    }

    private void handle(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof Line line) {
                line(ctx, line);
            } else if (message instanceof ReceivedData data) {
                protocol.write(protocol.receive(session, data), session);
            } else if (message instanceof Closed) {
                protocol.close(session);
            } else if (message instanceof Failed failed) {
                fail(ctx, failed.cause());
            }
        } catch (Exception | Error e) {
            fail(ctx, e);
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
            long dataLimit = session.takeExpectedData();
            ctx.executor().execute(() -> resume(ctx, dataLimit));
        }
    }

    private void resume(ChannelHandlerContext ctx, long dataLimit) {
        SmtpFramer framer = ctx.pipeline().get(SmtpFramer.class);
        if (framer == null) {
            return;
        }
        try {
            framer.resume(ctx.pipeline().context(framer), dataLimit);
        } catch (Exception e) {
            exceptionCaught(ctx, e);
        }
    }

    private void fail(ChannelHandlerContext ctx, Throwable thrown) {
        Throwable cause = thrown instanceof DecoderException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TooLongFrameException && session != null) {
            protocol.write(Replies.LINE_TOO_LONG, session);
            return;
        }
        if (cause instanceof IOException) {
            LOGGER.debug("Connection lost", cause);
        } else if (cause instanceof CommandInjectionDetectedException) {
            LOGGER.info("Closed a session that sent commands along with STARTTLS");
        } else {
            LOGGER.error("Closed a session after an unexpected error", cause);
            writeFailure();
        }
        ctx.close();
    }

    private void writeFailure() {
        Response response = Replies.INTERNAL_FAILURE;
        if (session != null) {
            protocol.write(response, session);
        }
    }
}
