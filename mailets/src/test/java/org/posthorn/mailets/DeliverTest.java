package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.mail.Deadline;
import org.posthorn.mail.MemoryQueues;
import org.posthorn.mail.Released;

class DeliverTest {
    private final MemoryQueues queues = new MemoryQueues();
    private final Deliver mailet = new Deliver(queues, RetrySchedule.parse("5m", "2d"));

    @Test
    void theCopyGoesIntoTheOutgoingQueue() throws Exception {
        MailImpl copy = deliver(Mails.config(mailet).build());

        assertThat(queues.names("outgoing")).containsExactly(copy.getName());
    }

    @Test
    void theCopyGoesIntoTheQueueThatIsSet() throws Exception {
        MailImpl copy = deliver(Mails.config(mailet).setProperty("queue", "bulk").build());

        assertThat(queues.names("bulk")).containsExactly(copy.getName());
    }

    @Test
    void theCopysDeadlineCountsFromItsAcceptance() throws Exception {
        deliver(Mails.config(mailet).build());

        assertThat(queues.mails("outgoing")).extracting(Deadline::of).containsExactly(Optional.of(Mails.ACCEPTED.plus(Duration.ofDays(2))));
    }

    @Test
    void theDeadlineOfACopyThatWasHeldCountsFromItsRelease() throws Exception {
        MailImpl copy = Mails.copy(Mails.MESSAGE);
        Instant released = Mails.ACCEPTED.plus(Duration.ofDays(30));
        Released.set(copy, released);
        mailet.init(Mails.config(mailet).build());
        mailet.service(copy);

        assertThat(Deadline.of(copy)).contains(released.plus(Duration.ofDays(2)));
    }

    @Test
    void theCopyEndsInThePipeline() throws Exception {
        assertThat(deliver(Mails.config(mailet).build()).getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aMessageBeforeTheSplitIsRefused() throws Exception {
        mailet.init(Mails.config(mailet).build());
        MailImpl mail = Mails.submitted("bob@example.org");

        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("SplitRecipients");
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("queu", "outgoing").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("Deliver: <queu>");
    }

    private MailImpl deliver(MailetConfig config) throws MessagingException {
        MailImpl copy = Mails.copy(Mails.MESSAGE);
        mailet.init(config);
        mailet.service(copy);
        return copy;
    }
}
