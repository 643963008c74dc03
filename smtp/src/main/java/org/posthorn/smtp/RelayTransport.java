package org.posthorn.smtp;

import java.net.InetSocketAddress;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.LineHandlerAware;
import org.apache.james.protocols.netty.LineHandlerUpstreamHandler;
import org.apache.james.protocols.netty.NettyProtocolTransport;

/**
 * James' transport, but its line handlers are not looked up in the pipeline, which is empty when a command runs whose client has gone; and replies to
 * commands that came together leave together (RFC 2920), once {@link SessionHandler} flushes them.
 */
final class RelayTransport extends NettyProtocolTransport {
    private final Channel channel;
    private final InetSocketAddress client;
    private final LineHandlerAware lineHandlers;

    RelayTransport(Channel channel, InetSocketAddress client, Encryption encryption, LineHandlerAware lineHandlers) {
        super(channel, encryption, false);
        this.channel = channel;
        this.client = client;
        this.lineHandlers = lineHandlers;
    }

    @Override
    protected void writeToClient(byte[] bytes, ProtocolSession session, boolean startTls) {
        if (startTls) {
            super.writeToClient(bytes, session, true);
        } else {
            channel.write(Unpooled.wrappedBuffer(bytes));
        }
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return client;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void pushLineHandler(LineHandler<? extends ProtocolSession> handler, ProtocolSession session) {
        lineHandlers.pushLineHandler(new LineHandlerUpstreamHandler<>(session, (LineHandler<ProtocolSession>) handler));
    }

    @Override
    public void popLineHandler() {
        lineHandlers.popLineHandler();
    }
}
