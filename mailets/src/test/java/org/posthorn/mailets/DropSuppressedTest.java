package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.tag.Tagged;
import org.posthorn.core.tag.Tags;

class DropSuppressedTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final DropSuppressed mailet = new DropSuppressed(suppressions, events, clock);

    @Test
    void aSuppressedRecipientsCopyEnds() throws Exception {
        suppress("acme");

        assertThat(stateAfterwards()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aSuppressedRecipientsCopyLeavesAnEventThatSaysWhy() throws Exception {
        suppress("acme");

        stateAfterwards();

        assertThat(events.all()).containsExactly(new Event(EventType.SUPPRESSED, clock.instant(), Mails.SUBJECT, 0,
            new Event.Outcome(null, null, "hard-bounce", null, EventSource.SMTP)));
    }

    @Test
    void whatIsSuppressedForEveryoneIsDropped() throws Exception {
        suppress(Suppression.EVERYONE);

        assertThat(stateAfterwards()).isEqualTo(Mail.GHOST);
    }

    @Test
    void whatAnotherAccountSuppressesGoesOn() throws Exception {
        suppress("other");

        assertThat(stateAfterwards()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aCopyThatGoesOnLeavesNoEvent() throws Exception {
        stateAfterwards();

        assertThat(events.all()).isEmpty();
    }

    @Test
    void aCopyThatBypassesSuppressionGoesOn() throws Exception {
        suppress("acme");

        assertThat(bypassing().getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatWasBypassedIsAnEventThatSaysWhyTheRecipientIsSuppressed() throws Exception {
        suppress("acme");

        bypassing();

        assertThat(events.all()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.BYPASSED);
            assertThat(event.outcome().reply()).isEqualTo("hard-bounce");
        });
    }

    @Test
    void whereNobodyIsSuppressedNothingIsBypassed() throws Exception {
        bypassing();

        assertThat(events.all()).isEmpty();
    }

    private MailImpl bypassing() throws MessagingException {
        MailImpl mail = Mails.copy(Mails.MESSAGE);
        Mails.SUBMISSION.with(new Tagged(new Tags(null, "acme", null, null, null, true), List.of())).putInto(mail);
        mailet.service(mail);
        return mail;
    }

    @Test
    void aRepeatAfterACrashLeavesOneEvent() throws Exception {
        suppress("acme");

        stateAfterwards();
        stateAfterwards();

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void aMessageBeforeTheSplitIsRefused() throws Exception {
        MailImpl mail = Mails.submitted("bob@example.org");

        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("SplitRecipients");
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("DropSuppressed: <x>");
    }

    private void suppress(String account) {
        suppressions.put(new Suppression(account, "bob@example.org", SuppressionReason.HARD_BOUNCE, clock.instant(), null));
    }

    private String stateAfterwards() throws MessagingException {
        MailImpl mail = Mails.copy(Mails.MESSAGE);
        mailet.service(mail);
        return mail.getState();
    }
}
