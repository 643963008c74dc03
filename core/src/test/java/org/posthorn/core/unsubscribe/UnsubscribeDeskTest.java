package org.posthorn.core.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

class UnsubscribeDeskTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final UnsubscribeDesk desk = new UnsubscribeDesk(suppressions, events, clock);
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "Bob@Example.ORG");
    private final Returned copy = new Returned(Account.withDefaults("acme"), SampleEvents.subject(message, 0));

    @Test
    void theRecipientIsSuppressedForTheAccount() {
        desk.unsubscribe(copy, EventSource.HTTP);

        Suppression entry = suppressions.get("acme", "bob@example.org").orElseThrow();
        assertThat(entry.reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
    }

    @Test
    void byMailAndByHttpIsOneEvent() {
        desk.unsubscribe(copy, EventSource.HTTP);
        clock.advance(Duration.ofDays(1));
        desk.unsubscribe(copy, EventSource.SMTP);

        assertThat(events.all()).extracting(event -> event.outcome().source()).containsExactly(EventSource.HTTP);
    }

    @Test
    void anEntryThatWeighsAsMuchStays() {
        suppressions.put(new Suppression("acme", "bob@example.org", SuppressionReason.COMPLAINT, clock.instant(), "x"));

        desk.unsubscribe(copy, EventSource.HTTP);

        assertThat(suppressions.get("acme", "bob@example.org").orElseThrow().reason()).isEqualTo(SuppressionReason.COMPLAINT);
        assertThat(events.all()).extracting(Event::type).hasSize(1);
    }
}
