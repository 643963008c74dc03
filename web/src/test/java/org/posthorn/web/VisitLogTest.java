package org.posthorn.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.tracking.Client;
import org.posthorn.core.tracking.ClientKind;
import org.posthorn.core.tracking.TrackingToken;
import org.posthorn.web.ShakyEventLog.State;

class VisitLogTest {
    private static final int CAPACITY = 50;

    private final ShakyEventLog events = new ShakyEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final SettableClock clock = new SettableClock();
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org");
    private final VisitLog visits = new VisitLog(events, Site.copies(events, accounts, clock), CAPACITY);

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.set(State.UP);
        visits.stop();
    }

    @Test
    void visitsAreWrittenInTheirOrder() throws InterruptedException {
        visits.start();
        note(20);
        visits.stop();

        assertThat(links()).containsExactlyElementsOf(expected(20));
    }

    @Test
    void whatComesWhileTheStoreIsDownIsWrittenOnceItIsUp() {
        events.set(State.DOWN);
        visits.start();
        note(20);
        await().until(() -> events.failures() > 0);
        events.set(State.UP);

        await().untilAsserted(() -> assertThat(links()).containsExactlyElementsOf(expected(20)));
    }

    @Test
    void whatWasWrittenInSpiteOfAnErrorIsNotWrittenTwice() throws InterruptedException {
        events.set(State.DUBIOUS);
        visits.start();
        note(20);
        await().until(() -> events.failures() > 1);
        events.set(State.UP);
        visits.stop();

        assertThat(links()).containsExactlyElementsOf(expected(20));
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() throws InterruptedException {
        note(CAPACITY + 30);
        visits.start();
        visits.stop();

        assertThat(links()).containsExactlyElementsOf(expected(CAPACITY));
    }

    @Test
    void aVisitOfAMessageThatIsNotKnownAnyMoreIsLeftOut() throws InterruptedException {
        visits.note(seen(new MessageCopy(SampleEvents.message("acme", clock.instant(), "x@example.org").id(), 0), "acme"));
        note(1);
        visits.start();
        visits.stop();

        assertThat(links()).containsExactly("https://shop.example/0");
    }

    @Test
    void aTokenThatNamesAnotherAccountIsLeftOut() throws InterruptedException {
        visits.note(seen(new MessageCopy(message.id(), 0), "globex"));
        visits.start();
        visits.stop();

        assertThat(events.all()).isEmpty();
    }

    private void note(int count) {
        Client client = new Client(ClientKind.HUMAN, null);
        MessageCopy copy = new MessageCopy(message.id(), 0);
        IntStream.range(0, count)
            .forEach(i -> visits.note(new Seen(new TrackingToken.Click("acme", copy, i, "https://shop.example/" + i), client, clock.instant())));
    }

    private Seen seen(MessageCopy copy, String account) {
        return new Seen(new TrackingToken.Open(account, copy), new Client(ClientKind.HUMAN, null), clock.instant());
    }

    private List<String> links() {
        return events.all().stream().map(Event::outcome).map(outcome -> outcome.visit().link()).toList();
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "https://shop.example/" + i).toList();
    }
}
