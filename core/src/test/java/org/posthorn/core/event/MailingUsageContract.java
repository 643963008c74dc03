package org.posthorn.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.event.SampleEvents.TIME;
import static org.posthorn.core.event.SampleEvents.accepted;
import static org.posthorn.core.event.SampleEvents.event;
import static org.posthorn.core.event.SampleEvents.message;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.posthorn.core.tag.Tags;

/** What every event log counts for bills. */
public interface MailingUsageContract {
    YearMonth NOVEMBER = YearMonth.of(2026, 11);

    /** The log under test, empty at the beginning of each test and the same during it. */
    EventLog log();

    @Test
    default void usageIsCountedByMailingEachRecipientOnce() {
        for (SubmittedMessage message : List.of(mailing("b", TIME, "a@example.org", "b@example.org"), mailing("a", TIME, "a@example.org"),
            mailing(null, TIME, "a@example.org"), mailing("b", TIME, "a@example.org"))) {
            log().accept(message, accepted(message));
        }
        assertThat(log().usage("acme", NOVEMBER)).containsExactly(new MailingUsage("a", 1), new MailingUsage("b", 3), new MailingUsage(null, 1));
    }

    @Test
    default void aRepeatedAcceptanceIsNotCountedAgain() {
        SubmittedMessage message = mailing("a", TIME, "a@example.org", "b@example.org");
        log().accept(message, accepted(message));
        log().accept(message, accepted(message));
        assertThat(log().usage("acme", NOVEMBER)).containsExactly(new MailingUsage("a", 2));
    }

    @Test
    default void onlyAcceptanceIsUsage() {
        log().append(List.of(event(message("acme", TIME, "bob@example.org"), EventType.DELIVERED, TIME)));
        assertThat(log().usage("acme", NOVEMBER)).isEmpty();
    }

    @Test
    default void aMonthBeginsAndEndsInUtc() {
        for (String time : List.of("2026-10-31T23:59:59.999Z", "2026-11-01T00:00:00Z", "2026-11-30T23:59:59.999Z", "2026-12-01T00:00:00Z")) {
            SubmittedMessage message = mailing(null, Instant.parse(time), "a@example.org");
            log().accept(message, accepted(message));
        }
        assertThat(log().usage("acme", NOVEMBER)).containsExactly(new MailingUsage(null, 2));
    }

    @Test
    default void anotherAccountsUsageIsItsOwn() {
        SubmittedMessage message = message("globex", TIME, "bob@example.org");
        log().accept(message, accepted(message));
        assertThat(log().usage("acme", NOVEMBER)).isEmpty();
    }

    @Test
    default void purgingForgetsNoUsage() {
        SubmittedMessage message = mailing("a", TIME, "a@example.org");
        log().accept(message, accepted(message));
        log().purge(TIME.plusSeconds(1));
        assertThat(log().usage("acme", NOVEMBER)).containsExactly(new MailingUsage("a", 1));
    }

    private static SubmittedMessage mailing(String code, Instant time, String... recipients) {
        return SampleEvents.tagged(Tags.ofMailing(code), time, recipients);
    }
}
