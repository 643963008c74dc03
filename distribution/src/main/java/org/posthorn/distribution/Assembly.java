package org.posthorn.distribution;

import java.io.IOException;

import com.google.inject.Module;
import com.google.inject.util.Modules;

import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.modules.protocols.ProtocolHandlerModule;
import org.apache.james.modules.protocols.SMTPServerModule;
import org.apache.james.modules.server.MailQueueRoutesModule;
import org.apache.james.modules.server.MailRepositoriesRoutesModule;
import org.apache.james.modules.server.NoJwtModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.modules.server.TaskManagerModule;
import org.apache.james.modules.server.WebAdminServerModule;
import org.apache.james.server.core.configuration.Configuration;
import org.posthorn.conf.PosthornSettings;

/** Puts the server together: which of James' modules, which of ours. No mailbox, no IMAP, no JPA, no ActiveMQ. */
final class Assembly {
    private Assembly() {
    }

    static void start(Home home, Environment environment) throws Exception {
        PosthornSettings settings = PosthornSettings.read(home.conf().resolve("posthorn.properties"));
        GuiceJamesServer james = GuiceJamesServer.forConfiguration(Configuration.builder().workingDirectory(home.directory().toFile()).build())
            .combineWith(
                new ProtocolHandlerModule(), new PipelineModule(), new RawPostDequeueDecoratorModule(), new NaiveDelegationStoreModule(),
                new TaskManagerModule(), new MailQueueRoutesModule(), new MailRepositoriesRoutesModule(), new NoJwtModule(),
                Modules.override(new SMTPServerModule(), new WebAdminServerModule())
                    .with(new RelayModule(home, environment, settings), new AdminModule(home)),
                stores(home), new DeliveryModule(), new WebModule(home, environment, settings), new HeldMailModule(), new ServerModule());
        james.start();
        Server server = james.getProbe(Server.class);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "posthorn-stop"));
        server.start();
        announce(home, server);
    }

    /** The one place that chooses the stores. The configuration check knows {@code embedded} only. */
    private static Module stores(Home home) {
        return new EmbeddedStores(home.var());
    }

    private static void announce(Home home, Server server) throws IOException {
        server.issueFirstToken(home.var().resolve("admin-token"));
        PortsFile.write(home.var().resolve("ports.json"), server.ports());
    }
}
