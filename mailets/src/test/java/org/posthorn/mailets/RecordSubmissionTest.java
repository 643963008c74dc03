package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.MessageCopy;

class RecordSubmissionTest {
    private final MemoryEventLog events = new MemoryEventLog();
    private final RecordSubmission mailet = new RecordSubmission(events);

    @Test
    void theMessageLogHasTheMessageAsItCame() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org"));

        assertThat(events.message(Mails.ID)).contains(new SubmittedMessage(Mails.ID, "acme", "<m@news.example.com>", "news@news.example.com",
            List.of(new Recipient("bob@example.org", Addressing.TO), new Recipient("eve@example.org", Addressing.BCC)),
            Mails.MESSAGE.size(), "192.0.2.7", Mails.ACCEPTED, Mails.SUBMISSION.tags()));
    }

    @Test
    void eachRecipientHasAnAcceptedEventInItsPlace() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org"));

        assertThat(events.all()).containsExactly(accepted(0, "bob@example.org"), accepted(1, "eve@example.org"));
    }

    @Test
    void aRepeatAfterACrashChangesNothing() throws Exception {
        mailet.service(Mails.submitted("bob@example.org"));
        mailet.service(Mails.submitted("bob@example.org"));

        assertThat(events.all()).containsExactly(accepted(0, "bob@example.org"));
    }

    @Test
    void mailThatNobodySubmittedIsRefused() throws Exception {
        MailImpl mail = MailImpl.builder().name(Mails.ID.value()).addRecipient("bob@example.org").build();

        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("not submitted");
    }

    @Test
    void mailThatWasSplitBeforeIsRefused() throws Exception {
        MailImpl mail = Mails.copy(Mails.MESSAGE);

        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class);
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("RecordSubmission: <x>");
    }

    private static Event accepted(int place, String recipient) {
        return new Event(EventType.ACCEPTED, Mails.ACCEPTED, Mails.SUBMISSION.subject(new MessageCopy(Mails.ID, place), recipient), 0, Event.Outcome.NONE);
    }
}
