package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Profile;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.Event;
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

class BounceDeskTest {
    private static final ReturnResult UNKNOWN_USER = failed("bob@example.org", "5.1.1", "550 5.1.1 user unknown");
    private static final ReturnResult FULL = failed("bob@example.org", "4.2.2", "452 4.2.2 mailbox full");
    private static final ReturnResult DELAYED = result("bob@example.org", ReturnKind.DELAY, "4.4.1", "connection timed out");

    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final BounceDesk desk = new BounceDesk(events, suppressions, clock);

    @Test
    void aFailureIsRecordedAsABounceLearntFromTheReport() {
        Returned returned = returned(new BounceLimits(1, 5));

        desk.charge(returned, List.of(UNKNOWN_USER));

        Event.Outcome outcome = new Event.Outcome(new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX), "5.1.1", "550 5.1.1 user unknown",
            new Remote("mx1.example.org", null, null), EventSource.DSN);
        assertThat(events.all()).containsExactly(new Event(EventType.BOUNCED, clock.instant(), returned.subject(), 0, outcome));
    }

    @Test
    void aHardBounceSuppressesTheRecipientInLowerCase() {
        desk.charge(returned(new BounceLimits(1, 5)), List.of(UNKNOWN_USER));

        assertThat(suppressions.get("acme", "bob@example.org"))
            .contains(new Suppression("acme", "bob@example.org", SuppressionReason.HARD_BOUNCE, clock.instant(), "550 5.1.1 user unknown"));
    }

    @Test
    void theSameReportTwiceIsRecordedOnce() {
        Returned returned = returned(new BounceLimits(2, 5));

        desk.charge(returned, List.of(UNKNOWN_USER));
        clock.advance(Duration.ofMinutes(1));
        desk.charge(returned, List.of(UNKNOWN_USER));

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void theSameReportTwiceIsCountedOnce() {
        Returned returned = returned(new BounceLimits(2, 5));

        desk.charge(returned, List.of(UNKNOWN_USER));
        desk.charge(returned, List.of(UNKNOWN_USER));

        assertThat(suppressions.find("acme", "bob@example.org")).isEmpty();
    }

    @Test
    void theAccountsLimitOfHardBouncesSuppresses() {
        BounceLimits limits = new BounceLimits(2, 5);

        desk.charge(returned(limits), List.of(UNKNOWN_USER));
        desk.charge(returned(limits), List.of(UNKNOWN_USER));

        assertThat(suppressions.find("acme", "bob@example.org")).isPresent();
    }

    @Test
    void theAccountsLimitOfSoftBouncesSuppresses() {
        BounceLimits limits = new BounceLimits(1, 2);

        desk.charge(returned(limits), List.of(FULL));
        desk.charge(returned(limits), List.of(FULL));

        assertThat(suppressions.find("acme", "bob@example.org")).map(Suppression::reason).contains(SuppressionReason.SOFT_BOUNCE_LIMIT);
    }

    @Test
    void softBouncesBelowTheLimitSuppressNobody() {
        desk.charge(returned(new BounceLimits(1, 2)), List.of(FULL));

        assertThat(suppressions.find("acme", "bob@example.org")).isEmpty();
    }

    @Test
    void aReportOfADelayAloneIsNoBounce() {
        desk.charge(returned(new BounceLimits(1, 1)), List.of(DELAYED));

        assertThat(events.all()).isEmpty();
    }

    @Test
    void ofSeveralResultsThatOfTheRecipientCounts() {
        desk.charge(returned(new BounceLimits(1, 5)), List.of(DELAYED, failed("eve@example.org", "5.1.1", "550 5.1.1 user unknown"), FULL));

        assertThat(events.all()).extracting(event -> event.outcome().status()).containsExactly("4.2.2");
    }

    @Test
    void aReportOfAnotherAddressIsChargedToTheCopysRecipient() {
        desk.charge(returned(new BounceLimits(1, 5)), List.of(failed("forwarded@example.net", "5.1.1", "550 5.1.1 user unknown")));

        assertThat(events.all()).extracting(event -> event.subject().recipient()).containsExactly("Bob@Example.org");
    }

    @Test
    void aReportWithoutAddressOrDiagnosisIsRecorded() {
        desk.charge(returned(new BounceLimits(1, 5)), List.of(result(null, ReturnKind.FAILURE, null, null)));

        assertThat(events.all()).hasSize(1);
    }

    private Returned returned(BounceLimits limits) {
        Account account = Account.withDefaults("acme").with(Profile.DEFAULT.settings().withBounceLimits(limits));
        SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "Bob@Example.org");
        return new Returned(account, SampleEvents.subject(message, 0));
    }

    private static ReturnResult failed(String recipient, String status, String diagnosis) {
        return result(recipient, ReturnKind.FAILURE, status, diagnosis);
    }

    private static ReturnResult result(String recipient, ReturnKind kind, String status, String diagnosis) {
        SmtpReply reply = SmtpReply.parse(diagnosis == null ? "" : diagnosis);
        ReturnResult.Told told = new ReturnResult.Told(null, status, reply.code(), diagnosis, "mx1.example.org", "mta.example.org");
        return new ReturnResult(kind, recipient, recipient, told, new StatusClassifier().classify(Stage.RCPT, reply), null, "rfc3464");
    }
}
