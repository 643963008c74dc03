package org.posthorn.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Contacts;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;

class CustomerNoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final MemoryQueues queues = new MemoryQueues();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final AccountMail accountMail = new AccountMail(queues, events, RetrySchedule.parse("5m", "2d"), Clock.fixed(NOW, ZoneOffset.UTC));
    private final CustomerNotices notices = new CustomerNotices(accountMail, suppressions, "mail.example.com");

    private static Account account(String bounceForward, String contact) {
        Account account = Account.withDefaults("acme");
        return account.with(account.settings().withContacts(new Contacts(bounceForward, contact)));
    }

    @Test
    void theContactIsWrittenTo() throws Exception {
        assertThat(notices.activated(account("returns@example.net", "ops@example.net"), 3)).contains("ops@example.net");

        assertThat(queues.mails("outgoing")).flatExtracting(Mail::getRecipients).containsExactly(new MailAddress("ops@example.net"));
    }

    @Test
    void withoutAContactTheAddressForBouncesIsWrittenTo() {
        assertThat(notices.activated(account("returns@example.net", null), 3)).contains("returns@example.net");
    }

    @Test
    void withoutAnAddressNobodyIsWrittenTo() {
        assertThat(notices.activated(account(null, null), 3)).isEmpty();
        assertThat(queues.mails("outgoing")).isEmpty();
    }

    @Test
    void aSuppressedContactIsNotWrittenTo() {
        suppressions.put(new Suppression("acme", "ops@example.net", SuppressionReason.MANUAL, NOW, null));

        assertThat(notices.activated(account(null, "ops@example.net"), 3)).isEmpty();
        assertThat(queues.mails("outgoing")).isEmpty();
    }

    @Test
    void itLeavesFromTheNullSender() {
        notices.activated(account(null, "ops@example.net"), 3);

        assertThat(queues.mails("outgoing").get(0).getMaybeSender().isNullSender()).isTrue();
    }

    @Test
    void itGoesIntoTheQueueThatLeaves() {
        notices.activated(account(null, "ops@example.net"), 3);

        assertThat(queues.mails("outgoing")).hasSize(1);
    }

    @Test
    void itIsGivenUpLikeAnyMessage() {
        notices.activated(account(null, "ops@example.net"), 3);

        assertThat(Deadline.of(queues.mails("outgoing").get(0))).isEqualTo(Optional.of(NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void itIsTheAccountsButIsNotBilled() {
        notices.activated(account(null, "ops@example.net"), 3);

        assertThat(events.all()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.ACCEPTED);
            assertThat(event.subject().account()).isEqualTo("acme");
        });
        assertThat(events.usage("acme", YearMonth.from(NOW.atZone(ZoneOffset.UTC)))).isEmpty();
    }
}
