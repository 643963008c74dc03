package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

class ComplaintDeskTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final ComplaintDesk desk = new ComplaintDesk(events, suppressions, clock);
    private final Returned returned = new Returned(Account.withDefaults("acme"),
        SampleEvents.subject(SampleEvents.message("acme", clock.instant(), "Bob@Example.org"), 0));

    @Test
    void aComplaintIsAnEvent() {
        desk.record(returned, "abuse");

        Event.Outcome outcome = new Event.Outcome(null, null, "abuse", null, EventSource.ARF);
        assertThat(events.all()).containsExactly(new Event(EventType.COMPLAINED, clock.instant(), returned.subject(), 0, outcome));
    }

    @Test
    void theSameComplaintTwiceIsOneEvent() {
        desk.record(returned, "abuse");
        desk.record(returned, "abuse");

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void whoComplainsGetsNoMoreMail() {
        desk.record(returned, "fraud");

        assertThat(suppressions.get("acme", "bob@example.org"))
            .contains(new Suppression("acme", "bob@example.org", SuppressionReason.COMPLAINT, clock.instant(), "fraud"));
    }

    @ParameterizedTest
    @CsvSource({"HARD_BOUNCE, COMPLAINT", "SOFT_BOUNCE_LIMIT, COMPLAINT", "MANUAL, MANUAL"})
    void aComplaintOutweighsBouncesOnly(SuppressionReason before, SuppressionReason after) {
        suppressions.put(new Suppression("acme", "bob@example.org", before, clock.instant(), null));

        desk.record(returned, "abuse");

        assertThat(suppressions.get("acme", "bob@example.org")).map(Suppression::reason).contains(after);
    }
}
