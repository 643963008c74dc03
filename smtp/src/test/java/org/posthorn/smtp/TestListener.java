package org.posthorn.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerChainImpl;
import org.apache.james.protocols.api.handler.WiringException;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.HandlerConstants;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;

/** A listener on the loopback with one I/O thread, made of the real handlers and some more; nobody logs in. Its TLS has no certificate. */
final class TestListener implements AutoCloseable {
    private final EventLoopGroup io = new NioEventLoopGroup(1);
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Channel channel;

    TestListener(DataBudget budget, ProtocolHandler... more) throws GeneralSecurityException, WiringException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, null, null);
        Encryption encryption = Encryption.createStartTls(tls);
        SessionProtocol protocol = new SessionProtocol(chain(more), new SMTPConfigurationImpl(), new ListenerSettings("test", Set.of(), 2, Concessions.NONE),
            () -> encryption, budget);
        channel = new ServerBootstrap().group(io).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<NioSocketChannel>() {
            @Override
            protected void initChannel(NioSocketChannel session) {
                session.pipeline().addLast(HandlerConstants.FRAMER, new SmtpFramer(budget))
                    .addLast(HandlerConstants.CORE_HANDLER, new SessionHandler(protocol, workers));
            }
        }).bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        workers.shutdownNow();
        io.shutdownGracefully();
    }

    private static ProtocolHandlerChainImpl chain(ProtocolHandler... more) throws WiringException {
        Unmeasured metrics = new Unmeasured();
        List<ProtocolHandler> handlers = List.of(new WelcomeMessageHandler(), new CommandDispatcher<>(), new EhloCmdHandler(metrics),
            new StartTlsCmdHandler(), new MailCommand(metrics), new RcptCommand(metrics), new DataCommand(), new NoopCmdHandler(),
            new QuitCmdHandler(metrics), new UnknownCmdHandler(metrics), new SizeExtension(), new MessageReceiver(Clock.systemUTC()));
        ProtocolHandlerChainImpl chain = new ProtocolHandlerChainImpl();
        Stream.concat(handlers.stream(), Stream.of(more)).forEach(chain::add);
        chain.wireExtensibleHandlers();
        return chain;
    }
}
