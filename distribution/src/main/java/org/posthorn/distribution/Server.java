package org.posthorn.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.inject.Inject;

import org.apache.james.mailetcontainer.impl.JamesMailSpooler;
import org.apache.james.utils.GuiceProbe;
import org.apache.james.webadmin.WebAdminServer;
import org.posthorn.core.token.ApiTokens;
import org.posthorn.delivery.Delivery;
import org.posthorn.smtp.RelayServerFactory;
import org.posthorn.web.WebServer;

/**
 * The parts that start and stop in an order: first nothing new may begin and then come in, then the pipeline ends, then deliveries, last the stores.
 * What is not finished in time stays in the queue.
 */
final class Server implements GuiceProbe {
    private static final Duration DELIVERY_GRACE = Duration.ofSeconds(10);

    private final RelayServerFactory listeners;
    private final JamesMailSpooler spooler;
    private final Delivery delivery;
    private final WebAdminServer webAdmin;
    private final ApiTokens tokens;
    private final Housekeeping housekeeping;
    private final WebServer web;
    private final Intake intake;
    private final Closing stores;

    @Inject
    Server(RelayServerFactory listeners, JamesMailSpooler spooler, Delivery delivery, WebAdminServer webAdmin, ApiTokens tokens,
           WebServer web, Housekeeping housekeeping, Intake intake, Closing stores) {
        this.listeners = listeners;
        this.spooler = spooler;
        this.delivery = delivery;
        this.webAdmin = webAdmin;
        this.tokens = tokens;
        this.housekeeping = housekeeping;
        this.web = web;
        this.intake = intake;
        this.stores = stores;
    }

    void start() {
        web.start();
        delivery.start();
        housekeeping.start();
        intake.start();
    }

    /** The ports in use, by name. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new HashMap<>(listeners.ports());
        ports.put("admin", webAdmin.getPort().getValue());
        ports.put("web", web.port());
        return ports;
    }

    void stop() {
        try {
            intake.drain();
            listeners.destroy();
            spooler.dispose();
            delivery.stop(DELIVERY_GRACE);
            web.stop();
            housekeeping.stop();
            intake.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        webAdmin.destroy();
        stores.close();
    }

    /** Makes the first administrator's token where there is none. */
    void issueFirstToken(Path file) throws IOException {
        if (Files.notExists(file)) {
            Home.writePrivate(file, tokens.issue(Optional.empty()).bearer() + "\n");
        }
    }
}
