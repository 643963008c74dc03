package org.posthorn.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.OutgoingQueue;

/**
 * Delivers what the outgoing queue holds. One thread takes copies, one writes results down; what is between them does not block.
 * Started once, stopped once.
 */
public final class DeliveryEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);
    /** For writing down what is known already, when the grace is over. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);
    private final OutgoingQueue queue;
    private final Carrier carrier;
    private final Lanes lanes;
    private final Signal signal = new Signal();
    private final Map<Long, CompletableFuture<Optional<DeliveryResult>>> running = new ConcurrentHashMap<>();
    private final Dispatcher dispatcher;
    private final Recorder recorder;
    private final Thread dispatching;
    private final Thread recording;

    DeliveryEngine(OutgoingQueue queue, Register register, Carrier carrier, DeliverySettings.Limits limits, Clock clock) {
        this.queue = queue;
        this.carrier = carrier;
        this.lanes = new Lanes(limits);
        this.dispatcher = new Dispatcher(queue, lanes, signal, this::launch, clock);
        this.recorder = new Recorder(register, queue, lanes, signal);
        this.dispatching = new Thread(dispatcher, "posthorn-delivery-dispatch");
        this.recording = new Thread(recorder, "posthorn-delivery-record");
    }

    public void start() {
        queue.onArrival(signal::raise);
        recording.setDaemon(true);
        recording.start();
        dispatching.setDaemon(true);
        dispatching.start();
    }

    /**
     * Takes nothing new, lets deliveries under way finish, and gives the rest back to the queue. Nothing is lost; a message that was cut off
     * after its last byte may arrive twice.
     *
     * @param grace how long deliveries may take to finish
     */
    public void stop(Duration grace) throws InterruptedException {
        dispatcher.stop();
        dispatching.join();
        if (!lanes.awaitEmpty(grace)) {
            running.values().forEach(unfinished -> unfinished.complete(Optional.empty()));
            if (!lanes.awaitEmpty(LAST_WRITES)) {
                LOG.warn("{} copies could not be settled; they will be due again after the next start", lanes.inFlight());
            }
        }
        recording.interrupt();
        recording.join();
    }

    /** How many copies are taken and not settled. */
    public int inFlight() {
        return lanes.inFlight();
    }

    /** The same for one lane. */
    public int inFlight(String lane) {
        return lanes.inFlight(lane);
    }

    private void launch(Outgoing copy) {
        CompletableFuture<Optional<DeliveryResult>> outcome = new CompletableFuture<>();
        running.put(copy.key(), outcome);
        outcome.whenComplete((result, thrown) -> {
            running.remove(copy.key());
            recorder.add(copy, result);
        });
        carrier.carry(copy).thenAccept(result -> outcome.complete(Optional.of(result)));
    }
}
