package org.posthorn.smtp;

import java.time.Duration;
import java.util.concurrent.ExecutorService;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;

import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.protocols.netty.AbstractChannelPipelineFactory;
import org.apache.james.protocols.netty.AbstractSSLAwareChannelPipelineFactory;
import org.apache.james.protocols.netty.ChannelHandlerFactory;
import org.apache.james.smtpserver.netty.SMTPServer;
import org.apache.james.smtpserver.netty.SmtpMetrics;

/** A listener whose sessions run off the I/O threads and take a message as one object. */
final class RelayServer extends SMTPServer {
    private static final Duration STOP = Duration.ofSeconds(5);

    private final DataBudget budget;
    private final String hostName;
    private ListenerSettings settings;
    private ConnectionSettings connections;
    private SessionProtocol protocol;
    private SessionCount count;
    private ExecutorService threads;

    RelayServer(SmtpMetrics metrics, DataBudget budget, String hostName) {
        super(metrics);
        this.budget = budget;
        this.hostName = hostName;
        // James would wait for two seconds in which nothing comes; what counts is that the sessions have ended.
        setGracefulShutdown(false);
    }

    /** The listener's name in {@code var/ports.json}. */
    String name() {
        return settings.name();
    }

    @Override
    public void doConfigure(HierarchicalConfiguration<ImmutableNode> configuration) throws ConfigurationException {
        super.doConfigure(configuration);
        settings = ListenerSettings.from(configuration);
        connections = ConnectionSettings.from(configuration);
    }

    @Override
    protected void preInit() throws Exception {
        super.preInit();
        count = new SessionCount(connections);
        threads = SessionThreads.of(settings.name(), connections.sessions());
        protocol = new SessionProtocol(getProtocolHandlerChain(), new Greeted(), settings, this::getEncryption, budget);
    }

    @Override
    protected void postDestroy() {
        try {
            count.awaitNone(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
        super.postDestroy();
    }

    @Override
    protected Class<? extends HandlersPackage> getCoreHandlersPackage() {
        return SubmissionHandlers.class;
    }

    @Override
    protected ChannelHandlerFactory createFrameHandlerFactory() {
        return new Framers();
    }

    @Override
    protected ChannelInboundHandlerAdapter createCoreHandler() {
        return new SessionHandler(protocol, count, threads);
    }

    /**
     * As James' own, but without its limits, which close without a reply, and without an executor for the framer alone: everything that reads the
     * wire stays on the channel's one I/O thread.
     */
    @Override
    protected AbstractChannelPipelineFactory<SocketChannel> createPipelineFactory() {
        return new AbstractSSLAwareChannelPipelineFactory<>(getTimeout(), 0, 0, false, this::getEncryption,
            getFrameHandlerFactory(), null) {
            @Override
            public void initChannel(SocketChannel channel) throws Exception {
                super.initChannel(channel);
                ProxyHeader.expect(channel, connections);
            }

            @Override
            protected ChannelInboundHandlerAdapter createHandler() {
                return createCoreHandler();
            }
        };
    }

    private final class Greeted extends SMTPHandlerConfigurationDataImpl {
        @Override
        public String getHelloName() {
            return hostName;
        }

        @Override
        public String getGreeting() {
            return hostName + " ESMTP Posthorn";
        }
    }

    private static final class Framers implements ChannelHandlerFactory {
        @Override
        public ChannelHandler create(ChannelPipeline pipeline) {
            return new SmtpFramer();
        }
    }
}
