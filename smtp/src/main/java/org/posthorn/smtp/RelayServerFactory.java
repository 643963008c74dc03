package org.posthorn.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.inject.Inject;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.protocols.lib.netty.AbstractConfigurableAsyncServer;
import org.apache.james.smtpserver.netty.SMTPServer;
import org.apache.james.smtpserver.netty.SMTPServerFactory;

/** Makes James' SMTP server out of {@link RelayServer}s, one for each {@code <smtpserver>} of smtpserver.xml. */
public final class RelayServerFactory extends SMTPServerFactory {
    private final ListenerSurroundings surroundings;
    private final DataBudget budget;

    @Inject
    public RelayServerFactory(DNSService dns, ProtocolHandlerLoader loader, FileSystem fileSystem, MetricFactory metrics, ListenerSurroundings surroundings) {
        super(dns, loader, fileSystem, metrics);
        this.surroundings = surroundings;
        this.budget = new DataBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** The ports in use by the listeners' names. */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        for (AbstractConfigurableAsyncServer server : getServers()) {
            if (server.isEnabled()) {
                ports.put(((RelayServer) server).name(), server.getPort());
            }
        }
        return ports;
    }

    /** All at once: each may wait some seconds for sessions to end. */
    @Override
    public void destroy() {
        getServers().parallelStream().forEach(AbstractConfigurableAsyncServer::destroy);
    }

    @Override
    protected SMTPServer createServer() {
        return new RelayServer(smtpMetrics, budget, surroundings.hostName());
    }

    @Override
    protected List<AbstractConfigurableAsyncServer> createServers(HierarchicalConfiguration<ImmutableNode> config) throws Exception {
        List<AbstractConfigurableAsyncServer> servers = new ArrayList<>();
        for (HierarchicalConfiguration<ImmutableNode> block : config.configurationsAt("smtpserver")) {
            // A copy: setting a property in one block of the file detaches the others from it.
            HierarchicalConfiguration<ImmutableNode> listener = new BaseHierarchicalConfiguration(block);
            listener.setProperty("bind", surroundings.bind(listener.getString("jmxName", ""), listener.getString("bind")));
            SMTPServer server = createServer();
            server.setDnsService(dns);
            server.setProtocolHandlerLoader(loader);
            server.setFileSystem(fileSystem);
            server.configure(listener);
            servers.add(server);
        }
        return servers;
    }
}
