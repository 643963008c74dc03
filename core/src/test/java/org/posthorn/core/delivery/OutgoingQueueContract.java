package org.posthorn.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.posthorn.core.message.RawMessage;

/** What every {@link OutgoingQueue} does. */
public interface OutgoingQueueContract {
    int NORMAL = 5;
    int HIGH = 9;
    Duration NOW = Duration.ZERO;
    Duration THREE_DAYS = Duration.ofDays(3);
    Predicate<String> ANY = lane -> true;

    OutgoingQueue queue();

    /** The clock that the queue goes by. */
    SettableClock clock();

    /** Durably puts a copy for {@code waiting}'s recipient into the queue. */
    void put(Waiting waiting);

    /**
     * A copy to put into the queue.
     *
     * @param priority 0 to 9
     * @param delay how long it is not due, from now
     * @param lifetime how long until its deadline, from now
     */
    record Waiting(String recipient, int priority, Duration delay, Duration lifetime, RawMessage message) {
        static Waiting of(String recipient) {
            return new Waiting(recipient, NORMAL, NOW, THREE_DAYS, RawMessage.of(new byte[] {'x'}));
        }

        Waiting priority(int other) {
            return new Waiting(recipient, other, delay, lifetime, message);
        }

        Waiting delay(Duration other) {
            return new Waiting(recipient, priority, other, lifetime, message);
        }

        Waiting lifetime(Duration other) {
            return new Waiting(recipient, priority, delay, other, message);
        }

        Waiting message(RawMessage other) {
            return new Waiting(recipient, priority, delay, lifetime, other);
        }
    }

    @Test
    default void anEmptyQueueGivesNothing() {
        assertThat(queue().take(ANY)).isEmpty();
    }

    @Test
    default void aCopyIsGivenWithItsRecipientLaneAndDeadline() {
        put(Waiting.of("bob@example.org"));
        Outgoing copy = takeOne();
        assertThat(copy.subject().recipient()).isEqualTo("bob@example.org");
        assertThat(copy.lane()).isEqualTo("example.org");
        assertThat(copy.attempts()).isZero();
        assertThat(copy.deadline()).isEqualTo(clock().instant().plus(THREE_DAYS));
    }

    @Test
    default void theLaneIsTheRecipientsDomainInLowerCase() {
        put(Waiting.of("Bob@EXAMPLE.org"));
        assertThat(takeOne().lane()).isEqualTo("example.org");
    }

    @Test
    default void aLeasedCopyIsNotGivenAgain() {
        put(Waiting.of("bob@example.org"));
        takeOne();
        assertThat(queue().take(ANY)).isEmpty();
    }

    @Test
    default void aCopyThatIsDoneDoesNotComeBack() {
        put(Waiting.of("bob@example.org"));
        queue().settle(List.of(new Settlement.Done(takeOne())));
        clock().advance(THREE_DAYS);
        assertThat(queue().take(ANY)).isEmpty();
    }

    @Test
    default void aReleasedCopyIsDueAtOnceWithoutAnAttemptCounted() {
        put(Waiting.of("bob@example.org"));
        Outgoing first = takeOne();
        queue().settle(List.of(new Settlement.Release(first)));
        assertThat(takeOne()).isEqualTo(first);
    }

    @Test
    default void aCopyToTryAgainIsNotDueBefore() {
        put(Waiting.of("bob@example.org"));
        again(takeOne(), Duration.ofMinutes(5));
        clock().advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(queue().take(ANY)).isEmpty();
    }

    @Test
    default void aCopyToTryAgainComesBackWithOneMoreAttempt() {
        put(Waiting.of("bob@example.org"));
        again(takeOne(), Duration.ofMinutes(5));
        clock().advance(Duration.ofMinutes(5));
        assertThat(takeOne().attempts()).isEqualTo(1);
    }

    @Test
    default void aDelayedCopyIsNotDueBefore() {
        put(Waiting.of("bob@example.org").delay(Duration.ofHours(1)));
        assertThat(queue().take(ANY)).isEmpty();
        clock().advance(Duration.ofHours(1));
        assertThat(queue().take(ANY)).isPresent();
    }

    @Test
    default void aCopyWhoseDeadlineHasPassedIsDueWhateverItsDelay() {
        put(Waiting.of("bob@example.org").delay(Duration.ofHours(9)).lifetime(Duration.ofHours(1)));
        clock().advance(Duration.ofHours(1));
        assertThat(queue().take(ANY)).isPresent();
    }

    @Test
    default void withinALaneTheOneLongestDueComesFirst() {
        put(Waiting.of("late@example.org").delay(Duration.ofMinutes(2)));
        put(Waiting.of("early@example.org").delay(Duration.ofMinutes(1)));
        clock().advance(Duration.ofMinutes(3));
        assertThat(takeAll(ANY)).containsExactly("early@example.org", "late@example.org");
    }

    @Test
    default void higherPriorityComesFirstWhateverItsLane() {
        put(Waiting.of("normal@example.org"));
        put(Waiting.of("urgent@example.net").priority(HIGH));
        assertThat(takeAll(ANY)).containsExactly("urgent@example.net", "normal@example.org");
    }

    @Test
    default void openLanesTakeTurns() {
        for (String recipient : List.of("1@a.example", "2@a.example", "3@a.example", "4@b.example")) {
            put(Waiting.of(recipient));
        }
        assertThat(takeAll(ANY)).containsExactly("1@a.example", "4@b.example", "2@a.example", "3@a.example");
    }

    @Test
    default void nothingIsTakenFromAClosedLane() {
        put(Waiting.of("1@closed.example").priority(HIGH));
        put(Waiting.of("2@open.example"));
        assertThat(takeAll(lane -> !lane.equals("closed.example"))).containsExactly("2@open.example");
    }

    @Test
    default void aLaneIsAskedForOnceAtMost() {
        for (int i = 0; i < 20; i++) {
            put(Waiting.of(i + "@closed.example"));
        }
        AtomicInteger questions = new AtomicInteger();
        queue().take(lane -> questions.incrementAndGet() < 0);
        assertThat(questions).hasValue(1);
    }

    @Test
    default void theNextDueTimeIsThatOfTheFirstDelayedCopy() {
        put(Waiting.of("late@example.org").delay(Duration.ofHours(2)));
        put(Waiting.of("early@example.org").delay(Duration.ofHours(1)));
        assertThat(queue().nextDue()).contains(clock().instant().plus(Duration.ofHours(1)));
    }

    @Test
    default void copiesThatAreDueHaveNoNextDueTime() {
        put(Waiting.of("bob@example.org"));
        assertThat(queue().nextDue()).isEmpty();
    }

    @Test
    default void theContentIsTheMessagesBytes() throws IOException {
        byte[] message = "Subject: a\r\n\r\n\u00e4\r\n".getBytes(UTF_8);
        put(Waiting.of("bob@example.org").message(RawMessage.of(message).prepend("X-Above: 1\r\n")));
        RawMessage content = queue().content(takeOne());
        assertThat(content.added()).asString().isEqualTo("X-Above: 1\r\n");
        assertThat(content.base()).isEqualTo(message);
    }

    @Test
    default void theContentOfACopyThatIsDoneCannotBeRead() {
        put(Waiting.of("bob@example.org"));
        Outgoing copy = takeOne();
        queue().settle(List.of(new Settlement.Done(copy)));
        assertThatThrownBy(() -> queue().content(copy)).isInstanceOf(IOException.class);
    }

    @Test
    default void aListenerHearsOfANewCopy() {
        AtomicInteger heard = new AtomicInteger();
        queue().onArrival(heard::incrementAndGet);
        put(Waiting.of("bob@example.org"));
        await().untilAsserted(() -> assertThat(heard).hasPositiveValue());
    }

    @Test
    default void severalCopiesAreSettledAtOnce() {
        put(Waiting.of("1@example.org"));
        put(Waiting.of("2@example.org"));
        put(Waiting.of("3@example.org"));
        Instant later = clock().instant().plusSeconds(60);
        queue().settle(List.of(new Settlement.Done(takeOne()), new Settlement.Again(takeOne(), later), new Settlement.Release(takeOne())));
        clock().advance(Duration.ofSeconds(60));
        assertThat(takeAll(ANY)).containsExactlyInAnyOrder("2@example.org", "3@example.org");
    }

    private void again(Outgoing copy, Duration delay) {
        queue().settle(List.of(new Settlement.Again(copy, clock().instant().plus(delay))));
    }

    private Outgoing takeOne() {
        return queue().take(ANY).orElseThrow();
    }

    private List<String> takeAll(Predicate<String> open) {
        List<String> recipients = new ArrayList<>();
        for (Optional<Outgoing> copy = queue().take(open); copy.isPresent(); copy = queue().take(open)) {
            recipients.add(copy.get().subject().recipient());
        }
        return recipients;
    }
}
