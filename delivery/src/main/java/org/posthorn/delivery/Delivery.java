package org.posthorn.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import io.netty.util.concurrent.DefaultThreadFactory;
import org.xbill.DNS.Resolver;

import org.posthorn.core.account.AccountStore;
import org.posthorn.core.delivery.DeliveryJournal;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.delivery.route.CachingRouter;
import org.posthorn.delivery.route.Dns;
import org.posthorn.delivery.route.FixedRouter;
import org.posthorn.delivery.route.MxRouter;
import org.posthorn.delivery.route.Router;
import org.posthorn.delivery.smtp.SmtpSender;

/** The engine with all that it needs: routes, connections, threads. */
public final class Delivery {
    private static final int WORKERS = 4;
    private final ExecutorService workers;
    private final SmtpSender sender;
    private final MessageReader reader;
    private final DeliveryEngine engine;

    public Delivery(OutgoingQueue queue, DeliveryJournal journal, AccountStore accounts, SuppressionStore suppressions, DeliverySettings settings,
                    Clock clock) {
        this.workers = Executors.newFixedThreadPool(WORKERS, new DefaultThreadFactory("posthorn-delivery-worker", true));
        this.sender = new SmtpSender(settings.smtp());
        this.reader = new MessageReader(queue, workers, settings.limits().bytes());
        Courier courier = new Courier(router(settings), reader, sender, clock);
        Carrier carrier = new SuppressionCheck(new Sandbox(courier, accounts, clock), suppressions);
        this.engine = new DeliveryEngine(queue, journal::record, carrier, settings.limits(), clock);
    }

    public void start() {
        engine.start();
    }

    /** As {@link DeliveryEngine#stop}; then closes all connections. */
    public void stop(Duration grace) throws InterruptedException {
        engine.stop(grace);
        sender.close();
        workers.shutdownNow();
    }

    /** How many copies are taken and not settled. */
    public int inFlight() {
        return engine.inFlight();
    }

    /** The same for one lane. */
    public int inFlight(String lane) {
        return engine.inFlight(lane);
    }

    /** How many bytes of messages are held in memory. */
    public long heldBytes() {
        return reader.heldBytes();
    }

    /** How many unused connections are kept open. */
    public int idleConnections() {
        return sender.idleConnections();
    }

    private Router router(DeliverySettings settings) {
        DeliverySettings.Routing routing = settings.routing();
        if (routing.fixed().isPresent()) {
            return new FixedRouter(routing.fixed().get(), workers);
        }
        Resolver resolver = routing.dns().map(Dns::resolver).orElseGet(Dns::systemResolver);
        return new CachingRouter(new MxRouter(new Dns(resolver, workers), reachableFrom(settings), routing.mxPort()), workers);
    }

    /** A socket bound to an IPv4 address cannot reach an IPv6 one, and the other way round. */
    private static Predicate<InetAddress> reachableFrom(DeliverySettings settings) {
        return settings.smtp().source()
            .<Predicate<InetAddress>>map(source -> address -> address instanceof Inet6Address == source instanceof Inet6Address)
            .orElse(any -> true);
    }
}
