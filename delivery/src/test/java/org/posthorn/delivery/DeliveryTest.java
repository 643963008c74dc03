package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.posthorn.delivery.smtp.Reaction.hang;
import static org.posthorn.delivery.smtp.Reaction.say;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.delivery.DeliveryJournal;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.delivery.smtp.ScriptedServer;

/** Everything together, but for the DNS and the disk. */
class DeliveryTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryOutgoingQueue queue = new MemoryOutgoingQueue(clock);
    private final MemoryEventLog log = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final DeliveryJournal journal = new DeliveryJournal(new StatusClassifier(), log, suppressions, accounts,
        RetrySchedule.DEFAULT, clock);
    private final ScriptedServer server = ScriptedServer.start();
    private final Delivery delivery = new Delivery(queue, journal, accounts, suppressions, settings(), clock);

    @BeforeEach
    void start() {
        delivery.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        delivery.stop(Duration.ZERO);
        server.close();
    }

    @Test
    void manyMessagesToOneDomainArriveOnceEach() {
        for (int i = 0; i < 500; i++) {
            add("u" + i + "@example.org");
        }
        await().until(() -> queue.size() == 0);
        assertThat(server.received()).extracting(ScriptedServer.Received::recipient).doesNotHaveDuplicates().hasSize(500);
    }

    @Test
    void aDomainGetsNoMoreConnectionsThanItsShare() {
        for (int i = 0; i < 100; i++) {
            add("u" + i + "@example.org");
        }
        await().until(() -> queue.size() == 0);
        assertThat(server.connections()).isLessThanOrEqualTo(3);
    }

    @Test
    void aDeliveryIsAnEventWithTheServersReply() {
        add("bob@example.org");
        await().until(() -> queue.size() == 0);
        assertThat(log.all()).extracting(Event::type, event -> event.outcome().reply(), event -> event.outcome().remote().host())
            .containsExactly(tuple(EventType.DELIVERED, "250 2.0.0 taken", "127.0.0.1"));
    }

    @Test
    void aCopyRefusedForNowArrivesLater() {
        server.once("RCPT", say("450 4.2.0 greylisted"));
        add("bob@example.org");
        await().until(() -> !log.all().isEmpty() && queue.leased() == 0);
        clock.advance(Duration.ofMinutes(6));
        queue.wake();
        await().until(() -> queue.size() == 0);
        assertThat(log.all()).extracting(Event::type, Event::attempt).containsExactly(tuple(EventType.DEFERRED, 1), tuple(EventType.DELIVERED, 2));
    }

    @Test
    void aCopyWhoseTimeRunsOutWhileItsLaneIsFullExpires() {
        server.once("MAIL", hang()).once("MAIL", hang()).once("MAIL", hang());
        add("a@example.org", "b@example.org", "c@example.org");
        await().until(() -> server.connections() == 3 && delivery.inFlight("example.org") == 3);
        queue.add(Copies.to("late@example.org", clock.instant().plusSeconds(60)), clock.instant(), Copies.MESSAGE);
        clock.advance(Duration.ofSeconds(61));
        server.dropAll();
        await().until(() -> log.all().stream().anyMatch(event -> event.type() == EventType.EXPIRED));
    }

    @Test
    void stoppingLosesNothing() throws InterruptedException {
        server.always("END", hang());
        add("a@example.org", "b@example.org", "c@example.org", "d@example.org");
        await().until(() -> server.commands().stream().filter("DATA"::equals).count() == 3);
        delivery.stop(Duration.ofMillis(50));
        assertThat(queue).returns(4, MemoryOutgoingQueue::size).returns(0, MemoryOutgoingQueue::leased);
    }

    private DeliverySettings settings() {
        return DeliverySettings.defaults("relay.example.com")
            .withLimits(new DeliverySettings.Limits(10, 3, 1_000_000))
            .withRouting(new DeliverySettings.Routing(Optional.of(server.address()), Optional.empty(), 25));
    }

    private void add(String... recipients) {
        for (String recipient : recipients) {
            queue.add(Copies.to(recipient), clock.instant(), Copies.MESSAGE);
        }
    }
}
