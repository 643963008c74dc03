package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;

class SplitRecipientsTest {
    private final SpoolContext spool = new SpoolContext();
    private final SplitRecipients mailet = new SplitRecipients();

    @BeforeEach
    void init() throws MessagingException {
        mailet.init(Mails.config(mailet).mailetContext(spool).setProperty("processor", "each").build());
    }

    @Test
    void aMessageWithOneRecipientGoesOnInPlace() throws Exception {
        MailImpl mail = Mails.submitted("bob@example.org");

        mailet.service(mail);

        assertThat(List.of(mail.getName(), mail.getState())).containsExactly(Mails.ID + "-0", "each");
    }

    @Test
    void aMessageWithOneRecipientDoesNotGoThroughTheSpool() throws Exception {
        mailet.service(Mails.submitted("bob@example.org"));

        assertThat(spool.mails()).isEmpty();
    }

    @Test
    void aMessageWithSeveralRecipientsEnds() throws Exception {
        MailImpl mail = Mails.submitted("bob@example.org", "eve@example.org");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void eachRecipientHasACopyNamedByItsPlace() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org", "ann@example.org"));

        assertThat(spool.mails()).extracting(Mail::getName).containsExactly(Mails.ID + "-0", Mails.ID + "-1", Mails.ID + "-2");
    }

    @Test
    void eachCopyHasItsOneRecipient() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org"));

        assertThat(spool.mails()).extracting(Mail::getRecipients)
            .containsExactly(List.of(new MailAddress("bob@example.org")), List.of(new MailAddress("eve@example.org")));
    }

    @Test
    void copiesGoToTheProcessorThatIsSet() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org"));

        assertThat(spool.mails()).extracting(Mail::getState).containsExactly("each", "each");
    }

    @Test
    void copiesAreTheSameSubmission() throws Exception {
        mailet.service(Mails.submitted("bob@example.org", "eve@example.org"));

        assertThat(spool.mails()).extracting(Submission::of).allMatch(submission -> submission.orElseThrow().equals(Mails.SUBMISSION));
    }

    @Test
    void copiesShareTheVerySameArrays() throws Exception {
        MailImpl mail = Mails.submitted("bob@example.org", "eve@example.org");
        RawMessage raw = RawMimeMessage.of(mail);

        mailet.service(mail);

        for (Mail copy : spool.mails()) {
            assertThat(RawMimeMessage.of(copy).base()).isSameAs(raw.base());
            assertThat(RawMimeMessage.of(copy).added()).isSameAs(raw.added());
        }
    }

    @Test
    void copiesOutliveTheMessage() throws Exception {
        MailImpl mail = Mails.submitted("bob@example.org", "eve@example.org");
        mailet.service(mail);

        mail.dispose();

        assertThat(RawMimeMessage.of(spool.mails().get(0)).header("To")).contains("bob@example.org");
    }

    @Test
    void aCopyIsNotSplitAgain() throws Exception {
        MailImpl copy = Mails.copy(Mails.MESSAGE);

        assertThatThrownBy(() -> mailet.service(copy)).isInstanceOf(MessagingException.class).hasMessageContaining("split before");
    }

    @Test
    void theProcessorOfTheCopiesHasToExist() {
        assertThat(mailet.requiredProcessingState()).containsExactly(new ProcessingState("each"));
    }

    @Test
    void copiesGoToTheProcessorNamedCopyUnlessAnotherIsSet() throws Exception {
        mailet.init(Mails.config(mailet).mailetContext(spool).build());

        assertThat(mailet.requiredProcessingState()).containsExactly(new ProcessingState("copy"));
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("procesor", "copy").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("SplitRecipients: <procesor>");
    }
}
