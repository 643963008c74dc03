package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.SettableClock;

class DeliveryEngineTest {
    private static final DeliveryResult DELIVERED = new DeliveryResult.Delivered(new SmtpReply(250, null, "ok"), null);
    private static final DeliveryResult DEFERRED = DeliveryResult.Refused.of(Stage.RCPT, new SmtpReply(450, null, "later"), null);
    private static final DeliverySettings.Limits LIMITS = new DeliverySettings.Limits(5, 2, 1000);
    private final SettableClock clock = new SettableClock();
    private final MemoryOutgoingQueue queue = new MemoryOutgoingQueue(clock);
    private final FakeRegister register = new FakeRegister(clock);
    private final Map<String, CompletableFuture<DeliveryResult>> hanging = new ConcurrentHashMap<>();
    private final List<String> carried = new CopyOnWriteArrayList<>();
    private volatile DeliveryResult usual = DELIVERED;
    private final DeliveryEngine engine = new DeliveryEngine(queue, register, this::carry, LIMITS, clock);

    @AfterEach
    void stop() throws InterruptedException {
        engine.stop(Duration.ZERO);
    }

    @Test
    void whatWaitsAtTheStartIsDelivered() {
        add("a@one.example");
        engine.start();
        await().until(() -> queue.size() == 0);
    }

    @Test
    void whatComesLaterIsDelivered() {
        engine.start();
        add("a@one.example");
        await().until(() -> queue.size() == 0);
    }

    @Test
    void whatIsNotDueWaits() {
        queue.add(Copies.to("later@one.example"), clock.instant().plusSeconds(60), Copies.MESSAGE);
        engine.start();
        add("now@one.example");
        await().until(() -> register.recipients().equals(List.of("now@one.example")) && queue.size() == 1);
    }

    @Test
    void whatBecomesDueIsDelivered() {
        queue.add(Copies.to("later@one.example"), clock.instant().plusMillis(150), Copies.MESSAGE);
        engine.start();
        clock.advance(Duration.ofMillis(150));
        await().until(() -> queue.size() == 0);
    }

    @Test
    void whatWasDeferredComesAgain() {
        usual = DEFERRED;
        add("a@one.example");
        engine.start();
        await().until(() -> register.attempts().size() == 1 && queue.leased() == 0);
        usual = DELIVERED;
        clock.advance(FakeRegister.DELAY);
        queue.wake();
        await().until(() -> queue.size() == 0);
    }

    @Test
    void aThousandDeferredCopiesDoNotDelayAFreshOne() {
        usual = DEFERRED;
        for (int i = 0; i < 1000; i++) {
            add("u" + i + "@slow" + i % 3 + ".example");
        }
        engine.start();
        await().until(() -> register.attempts().size() == 1000 && engine.inFlight() == 0);
        add("fresh@one.example");
        await().atMost(Duration.ofSeconds(1)).until(() -> register.recipients().contains("fresh@one.example"));
    }

    @Test
    void aLaneTakesNoMoreThanItsShare() {
        hang("a@one.example", "b@one.example", "c@one.example");
        add("a@one.example", "b@one.example", "c@one.example", "a@two.example");
        engine.start();
        await().until(() -> carried.contains("a@two.example"));
        assertThat(engine.inFlight("one.example")).isEqualTo(2);
    }

    @Test
    void aHangingLaneDoesNotStopTheOthers() {
        hang("a@one.example", "b@one.example");
        add("a@one.example", "b@one.example", "c@one.example", "a@two.example", "b@two.example", "a@three.example");
        engine.start();
        await().until(() -> register.attempts().size() == 3);
    }

    @Test
    void noMoreAreInFlightThanAllowed() {
        for (int i = 0; i < 8; i++) {
            hang("a@d" + i + ".example");
            add("a@d" + i + ".example");
        }
        engine.start();
        await().until(() -> engine.inFlight() == 5);
        assertThat(queue.taken()).isEqualTo(5);
    }

    @Test
    void aFreedSlotIsUsed() {
        hang("a@one.example", "b@one.example");
        add("a@one.example", "b@one.example", "c@one.example");
        engine.start();
        await().until(() -> hanging.size() == 2 && carried.size() == 2);
        hanging.get("a@one.example").complete(DELIVERED);
        await().until(() -> register.recipients().equals(List.of("a@one.example", "c@one.example")));
    }

    @Test
    void aQueueThatFailsIsAskedAgain() {
        queue.fail(2);
        add("a@one.example");
        engine.start();
        await().until(() -> queue.size() == 0);
    }

    @Test
    void aJournalThatFailsIsTriedAgainAndTheCopyStaysLeasedMeanwhile() {
        register.fail(2);
        add("a@one.example");
        engine.start();
        await().until(() -> queue.size() == 0 && queue.taken() == 1);
    }

    @Test
    void aQueueThatDoesNotSettleIsTriedAgain() {
        hang("a@one.example");
        add("a@one.example");
        engine.start();
        await().until(() -> carried.size() == 1);
        queue.fail(1);
        hanging.get("a@one.example").complete(DELIVERED);
        await().until(() -> queue.size() == 0);
    }

    @Test
    void stoppingWaitsForWhatIsUnderWay() throws InterruptedException {
        hang("a@one.example");
        add("a@one.example");
        engine.start();
        await().until(() -> carried.size() == 1);
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> hanging.get("a@one.example").complete(DELIVERED));
        engine.stop(Duration.ofSeconds(10));
        assertThat(queue.size()).isZero();
    }

    @Test
    void stoppingGivesBackWhatIsStillUnderWay() throws InterruptedException {
        hang("a@one.example", "b@one.example");
        add("a@one.example", "b@one.example", "c@one.example");
        engine.start();
        await().until(() -> carried.size() == 2);
        engine.stop(Duration.ofMillis(20));
        assertThat(queue).returns(3, MemoryOutgoingQueue::size).returns(0, MemoryOutgoingQueue::leased);
    }

    @Test
    void whatWasGivenBackIsNotRecorded() throws InterruptedException {
        hang("a@one.example");
        add("a@one.example");
        engine.start();
        await().until(() -> carried.size() == 1);
        engine.stop(Duration.ZERO);
        hanging.get("a@one.example").complete(DELIVERED);
        assertThat(register.attempts()).isEmpty();
    }

    @Test
    void stoppingTakesNothingNew() throws InterruptedException {
        engine.start();
        engine.stop(Duration.ZERO);
        add("a@one.example");
        assertThat(queue.taken()).isZero();
    }

    private CompletableFuture<DeliveryResult> carry(Outgoing copy) {
        carried.add(copy.subject().recipient());
        return hanging.getOrDefault(copy.subject().recipient(), CompletableFuture.completedFuture(usual));
    }

    private void hang(String... recipients) {
        for (String recipient : recipients) {
            hanging.put(recipient, new CompletableFuture<>());
        }
    }

    private void add(String... recipients) {
        for (String recipient : recipients) {
            queue.add(Copies.to(recipient), clock.instant(), Copies.MESSAGE);
        }
    }
}
