package org.posthorn.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.account.Profile;
import org.posthorn.core.bounce.Bounce;
import org.posthorn.core.bounce.BounceCategory;
import org.posthorn.core.bounce.BounceClass;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.Event.Outcome;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.Remote;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.suppression.BounceLimits;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

class DeliveryJournalTest {
    private static final Instant NOW = SampleEvents.TIME;
    private static final Remote MX = new Remote("mx1.example.org", "203.0.113.5", "TLSv1.3");
    private static final DeliveryResult DELIVERED = new DeliveryResult.Delivered(SmtpReply.parse("250 2.0.0 thanks"), MX);
    private static final DeliveryResult UNKNOWN = DeliveryResult.Refused.of(Stage.RCPT, SmtpReply.parse("550 5.1.1 user unknown"), MX);
    private static final DeliveryResult FULL = DeliveryResult.Refused.of(Stage.RCPT, SmtpReply.parse("552 5.2.2 full"), MX);
    private static final DeliveryResult LATER = DeliveryResult.Refused.of(Stage.RCPT, SmtpReply.parse("450 4.2.0 later"), MX);

    private final MemoryEventLog log = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofMinutes(5), Duration.ofMinutes(10)), Duration.ofDays(3), () -> 0);
    private final DeliveryJournal journal = new DeliveryJournal(new StatusClassifier(), log, suppressions, accounts, schedule,
        Clock.fixed(NOW, ZoneOffset.UTC));
    private final SubmittedMessage message = SampleEvents.message("acme", NOW, "Bob@Example.org", "eve@example.org");

    @BeforeEach
    void putTheAccount() {
        accounts.put(Account.withDefaults("acme").with(Profile.DEFAULT.settings().withBounceLimits(new BounceLimits(1, 2))));
    }

    @Test
    void aDeliveryIsRecorded() {
        journal.record(List.of(new Attempt(copy(0, 2), DELIVERED)));
        assertThat(log.all()).containsExactly(new Event(EventType.DELIVERED, NOW, copy(0, 2).subject(), 3,
            new Outcome(null, "2.0.0", "250 2.0.0 thanks", MX, EventSource.SMTP)));
    }

    @Test
    void aDeliveredCopyIsDone() {
        assertThat(journal.record(List.of(new Attempt(copy(0, 2), DELIVERED)))).containsExactly(new Settlement.Done(copy(0, 2)));
    }

    @Test
    void aPermanentRefusalIsRecordedAsBounce() {
        journal.record(List.of(new Attempt(copy(0, 0), UNKNOWN)));
        assertThat(log.all()).containsExactly(new Event(EventType.BOUNCED, NOW, copy(0, 0).subject(), 1,
            new Outcome(new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX), "5.1.1", "550 5.1.1 user unknown", MX, EventSource.SMTP)));
    }

    @Test
    void aBouncedCopyIsDone() {
        assertThat(journal.record(List.of(new Attempt(copy(0, 0), UNKNOWN)))).containsExactly(new Settlement.Done(copy(0, 0)));
    }

    @Test
    void aHardBounceSuppressesItsRecipient() {
        journal.record(List.of(new Attempt(copy(0, 0), UNKNOWN)));
        assertThat(suppressions.find("acme", "bob@example.org"))
            .contains(new Suppression("acme", "bob@example.org", SuppressionReason.HARD_BOUNCE, NOW, "550 5.1.1 user unknown"));
    }

    @Test
    void aSoftBounceSuppressesAtTheAccountsLimit() {
        journal.record(List.of(new Attempt(copy(1, 0), FULL)));
        assertThat(suppressions.find("acme", "eve@example.org")).isEmpty();
        journal.record(List.of(new Attempt(copyOfAnother(), FULL)));
        assertThat(suppressions.find("acme", "eve@example.org")).map(Suppression::reason).contains(SuppressionReason.SOFT_BOUNCE_LIMIT);
    }

    @Test
    void aRefusalOfTheSenderCountsForNothing() {
        DeliveryResult blocked = DeliveryResult.Refused.of(Stage.RCPT, SmtpReply.parse("550 5.7.1 blocked"), MX);
        journal.record(List.of(new Attempt(copy(1, 0), blocked), new Attempt(copyOfAnother(), blocked)));
        assertThat(suppressions.find("acme", "eve@example.org")).isEmpty();
    }

    @Test
    void aDeliverySetsSoftBouncesBack() {
        journal.record(List.of(new Attempt(copy(1, 0), FULL)));
        journal.record(List.of(new Attempt(copyOfAnother(), DELIVERED)));
        journal.record(List.of(new Attempt(copyOfAnother(), FULL)));
        assertThat(suppressions.find("acme", "eve@example.org")).isEmpty();
    }

    @Test
    void theSameBounceRecordedAgainCountsOnce() {
        journal.record(List.of(new Attempt(copy(1, 0), FULL)));
        journal.record(List.of(new Attempt(copy(1, 0), FULL)));
        assertThat(log.all()).hasSize(1);
        assertThat(suppressions.find("acme", "eve@example.org")).isEmpty();
    }

    @Test
    void aTemporaryRefusalIsRecordedAsDeferral() {
        journal.record(List.of(new Attempt(copy(0, 0), LATER)));
        assertThat(log.all()).extracting(Event::type, event -> event.outcome().reply()).containsExactly(
            tuple(EventType.DEFERRED, "450 4.2.0 later"));
    }

    @Test
    void aDeferredCopyIsDueAgainAfterItsDelay() {
        assertThat(journal.record(List.of(new Attempt(copy(0, 1), LATER)))).containsExactly(new Settlement.Again(copy(0, 1), NOW.plusSeconds(600)));
    }

    @Test
    void aDeferredCopyIsDueAtItsDeadlineAtTheLatest() {
        Outgoing late = new Outgoing(7, copy(0, 0).subject(), "", "example.org", 1, NOW.plusSeconds(3));
        assertThat(journal.record(List.of(new Attempt(late, LATER)))).containsExactly(new Settlement.Again(late, NOW.plusSeconds(3)));
    }

    @Test
    void deferralsCountForNothing() {
        for (int attempts = 0; attempts < 5; attempts++) {
            journal.record(List.of(new Attempt(copy(0, attempts), LATER)));
        }
        assertThat(suppressions.find("acme", "bob@example.org")).isEmpty();
    }

    private List<Settlement> expire(Outgoing copy) {
        return journal.record(List.of(new Attempt(copy, new DeliveryResult.Expired())));
    }

    @Test
    void anExpiredCopyTellsItsLastDeferral() {
        journal.record(List.of(new Attempt(copy(0, 0), DeliveryResult.Refused.of(Stage.CONNECT, SmtpReply.local("4.4.1", "refused"), null))));
        journal.record(List.of(new Attempt(copy(0, 1), LATER)));
        assertThat(expire(copy(0, 2))).containsExactly(new Settlement.Done(copy(0, 2)));
        assertThat(log.all()).last().isEqualTo(new Event(EventType.EXPIRED, NOW, copy(0, 2).subject(), 2,
            new Outcome(new Bounce(BounceClass.SOFT, BounceCategory.EXPIRED), "4.2.0", "450 4.2.0 later", MX, EventSource.SMTP)));
    }

    @Test
    void aCopyThatExpiredUntriedHasNoReply() {
        expire(copy(0, 0));
        assertThat(log.all()).extracting(Event::outcome).containsExactly(
            new Outcome(new Bounce(BounceClass.SOFT, BounceCategory.EXPIRED), "4.4.7", null, null, EventSource.SMTP));
    }

    @Test
    void anExpiredCopyCountsAsSoftBounce() {
        expire(copy(1, 3));
        journal.record(List.of(new Attempt(copyOfAnother(), FULL)));
        assertThat(suppressions.find("acme", "eve@example.org")).isPresent();
    }

    @Test
    void whatServersHeldAgainstTheSenderUntilTheEndIsNotTheRecipients() {
        DeliveryResult blocked = DeliveryResult.Refused.of(Stage.CONNECT, SmtpReply.parse("421 4.7.0 too many messages from your IP"), MX);
        journal.record(List.of(new Attempt(copy(1, 0), blocked)));
        expire(copy(1, 1));
        journal.record(List.of(new Attempt(copyOfAnother(), FULL)));
        assertThat(suppressions.find("acme", "eve@example.org")).isEmpty();
    }

    @Test
    void aCopyOfARecipientWhoWasSuppressedMeanwhileIsDoneWith() {
        assertThat(journal.record(List.of(new Attempt(copy(0, 1), new DeliveryResult.Suppressed(SuppressionReason.COMPLAINT)))))
            .containsExactly(new Settlement.Done(copy(0, 1)));
        assertThat(log.all()).extracting(Event::type, event -> event.outcome().reply()).containsExactly(tuple(EventType.SUPPRESSED, "complaint"));
    }

    @Test
    void manyAttemptsAreOneAppend() {
        List<Settlement> settlements = journal.record(List.of(new Attempt(copy(0, 0), LATER), new Attempt(copy(1, 0), DELIVERED)));
        assertThat(log.appends()).isEqualTo(1);
        assertThat(settlements).extracting(Settlement::copy).containsExactly(copy(0, 0), copy(1, 0));
    }

    @Test
    void anAccountThatIsGoneHasTheDefaultLimits() {
        accounts.remove("acme");
        journal.record(List.of(new Attempt(copy(0, 0), UNKNOWN)));
        assertThat(suppressions.find("acme", "bob@example.org")).isPresent();
    }

    private Outgoing copy(int place, int attempts) {
        return new Outgoing(place, SampleEvents.subject(message, place), "b-x@bounce.example.com", "example.org", attempts, NOW.plus(Duration.ofDays(1)));
    }

    private Outgoing copyOfAnother() {
        SubmittedMessage another = SampleEvents.message("acme", NOW, "eve@example.org");
        return new Outgoing(9, SampleEvents.subject(another, 0), "b-y@bounce.example.com", "example.org", 0, NOW.plus(Duration.ofDays(1)));
    }
}
