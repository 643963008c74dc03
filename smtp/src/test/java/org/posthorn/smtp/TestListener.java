package org.posthorn.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
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
import org.apache.james.protocols.api.handler.ConnectHandler;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerChainImpl;
import org.apache.james.protocols.api.handler.WiringException;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.HandlerConstants;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.HelpCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;
import org.posthorn.mail.MessageTags;

/** A listener on the loopback with one I/O thread, made of the real handlers and some more. */
final class TestListener implements AutoCloseable {
    private final EventLoopGroup io = new NioEventLoopGroup(1);
    private final SessionCount count;
    private final ExecutorService threads;
    private final Channel channel;

    TestListener(DataBudget budget, ProtocolHandler... more) throws WiringException {
        this(Setup.with(budget), more);
    }

    /** Ends the threads in the end. */
    TestListener(Setup setup, ProtocolHandler... more) throws WiringException {
        count = new SessionCount(setup.connections());
        threads = setup.threads();
        Encryption encryption = setup.encryption();
        DataBudget budget = setup.budget();
        SessionProtocol protocol = new SessionProtocol(chain(more), setup.configuration(), new ListenerSettings("test", Set.of(), Concessions.NONE),
            () -> encryption, budget);
        channel = new ServerBootstrap().group(io).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<NioSocketChannel>() {
            @Override
            protected void initChannel(NioSocketChannel session) {
                if (!encryption.isStartTLS()) {
                    session.pipeline().addLast(encryption.sslHandler());
                }
                session.pipeline().addLast(HandlerConstants.FRAMER, new SmtpFramer())
                    .addLast(HandlerConstants.CORE_HANDLER, new SessionHandler(protocol, count, threads));
                ProxyHeader.expect(session, setup.connections());
            }
        }).bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    int sessions() {
        return count.open();
    }

    /** Has so many tasks queue on it, each of which queues anew when its turn has come. */
    void occupyIoThread(int tasks) {
        for (int i = 0; i < tasks; i++) {
            io.execute(this::queueAnew);
        }
    }

    private void queueAnew() {
        if (!io.isShuttingDown()) {
            io.execute(this::queueAnew);
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        threads.shutdownNow();
        io.shutdownGracefully();
    }

    /** What may be different; STARTTLS has no certificate unless it is. */
    record Setup(ConnectionSettings connections, ExecutorService threads, DataBudget budget, Encryption encryption,
                 long maxMessageSize) {
        static Setup with(DataBudget budget) {
            return new Setup(new ConnectionSettings(1000, 0, List.of()), SessionThreads.of("test", 1000), budget, withoutCertificate(), 0);
        }

        static Setup with(ConnectionSettings connections) {
            Setup usual = with(new DataBudget(1 << 20));
            return new Setup(connections, usual.threads, usual.budget, usual.encryption, 0);
        }

        Setup on(ExecutorService others) {
            return new Setup(connections, others, budget, encryption, maxMessageSize);
        }

        Setup over(Encryption tls) {
            return new Setup(connections, threads, budget, tls, maxMessageSize);
        }

        Setup limitedTo(long octets) {
            return new Setup(connections, threads, budget, encryption, octets);
        }

        private SMTPConfigurationImpl configuration() {
            return new SMTPConfigurationImpl() {
                @Override
                public long getMaxMessageSize() {
                    return maxMessageSize;
                }
            };
        }

        private static Encryption withoutCertificate() {
            try {
                SSLContext tls = SSLContext.getInstance("TLS");
                tls.init(null, null, null);
                return Encryption.createStartTls(tls);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("There is no TLS", e);
            }
        }
    }

    private static ProtocolHandlerChainImpl chain(ProtocolHandler... more) throws WiringException {
        Unmeasured metrics = new Unmeasured();
        List<ProtocolHandler> handlers = List.of(new WelcomeMessageHandler(), new CommandDispatcher<>(), new EhloCmdHandler(metrics),
            new StartTlsCmdHandler(), new MailCommand(metrics), new RcptCommand(metrics), new DataCommand(), new BdatCommand(), new NoopCmdHandler(),
            new RsetCmdHandler(),
            new HeloCmdHandler(metrics), new HelpCmdHandler(), new VrfyCmdHandler(), new QuitCmdHandler(metrics), new UnknownCmdHandler(metrics),
            new SizeExtension(), new BodyParameter(), new MessageReceiver(Clock.systemUTC(), new MessageTags()));
        ProtocolHandlerChainImpl chain = new ProtocolHandlerChainImpl();
        Stream.of(more).filter(ConnectHandler.class::isInstance).forEach(chain::add);
        handlers.forEach(chain::add);
        Stream.of(more).filter(handler -> !(handler instanceof ConnectHandler)).forEach(chain::add);
        chain.wireExtensibleHandlers();
        return chain;
    }
}
