package org.posthorn.smtp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
import org.apache.james.util.concurrent.NamedThreadFactory;

/** A listener whose sessions run off the I/O threads and take a message as one object. */
final class RelayServer extends SMTPServer {
    private final DataBudget budget;
    private final String hostName;
    private ListenerSettings settings;
    private SessionProtocol protocol;
    private ExecutorService workers;

    RelayServer(SmtpMetrics metrics, DataBudget budget, String hostName) {
        super(metrics);
        this.budget = budget;
        this.hostName = hostName;
    }

    /** The listener's name in {@code var/ports.json}. */
    String name() {
        return settings.name();
    }

    @Override
    public void doConfigure(HierarchicalConfiguration<ImmutableNode> configuration) throws ConfigurationException {
        super.doConfigure(configuration);
        settings = ListenerSettings.from(configuration);
    }

    @Override
    protected void preInit() throws Exception {
        super.preInit();
        workers = Executors.newFixedThreadPool(settings.workers(), NamedThreadFactory.withName("smtp-" + settings.name()));
        protocol = new SessionProtocol(getProtocolHandlerChain(), new Greeted(), settings, this::getEncryption, budget);
    }

    @Override
    protected void postDestroy() {
        workers.shutdown();
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
        return new SessionHandler(protocol, workers);
    }

    /** As James' own, but without an executor for the framer alone: everything that reads the wire stays on the channel's one I/O thread. */
    @Override
    protected AbstractChannelPipelineFactory<SocketChannel> createPipelineFactory() {
        return new AbstractSSLAwareChannelPipelineFactory<>(getTimeout(), connectionLimit, connPerIP, proxyRequired, this::getEncryption,
            getFrameHandlerFactory(), null) {
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

    private final class Framers implements ChannelHandlerFactory {
        @Override
        public ChannelHandler create(ChannelPipeline pipeline) {
            return new SmtpFramer(budget);
        }
    }
}
