package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.mail.AccountMail;
import org.posthorn.mail.MemoryQueues;
import org.posthorn.mail.RawMimeMessage;

class ForwardReplyTest {
    private static final String REPLY = "From: Eve <eve@example.org>\nSubject: Re: The news\n\nThank you\n";

    private final MemoryQueues queues = new MemoryQueues();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final Returns returns = new Returns("returns@corp.example.net");

    private ForwardReply mailet(Returns of) {
        return new ForwardReply(of.copies, suppressions, new AccountMail(queues, of.events, RetrySchedule.DEFAULT, of.clock));
    }

    private String stateAfter(Returns of, MailImpl mail) throws Exception {
        mailet(of).service(mail);
        return mail.getState();
    }

    private List<Mail> forwarded() {
        return queues.mails("outgoing");
    }

    @Test
    void aReplyGoesToTheAddressOfTheAccount() throws Exception {
        stateAfter(returns, returns.toEvesAddress(REPLY));

        assertThat(forwarded()).flatExtracting(Mail::getRecipients).containsExactly(new MailAddress("returns@corp.example.net"));
    }

    @Test
    void itLeavesFromTheNullSender() throws Exception {
        stateAfter(returns, returns.toEvesAddress(REPLY));

        assertThat(forwarded().get(0).getMaybeSender().isNullSender()).isTrue();
    }

    @Test
    void whatWasForwardedEnds() throws Exception {
        assertThat(stateAfter(returns, returns.toEvesAddress(REPLY))).isEqualTo(Mail.GHOST);
    }

    @Test
    void whatComesBackAfterItWasForwardedIsNotForwardedAgain() throws Exception {
        stateAfter(returns, returns.toEvesAddress(REPLY));
        MailImpl again = returns.toEvesAddress(REPLY);
        RawMimeMessage.set(again, RawMimeMessage.of(forwarded().get(0)));

        assertThat(stateAfter(returns, again)).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void withoutSuchAnAddressTheReplyPassesOn() throws Exception {
        Returns nobodys = new Returns(null);

        assertThat(stateAfter(nobodys, nobodys.toEvesAddress(REPLY))).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatIsAboutNoCopyPassesOn() throws Exception {
        assertThat(stateAfter(returns, Returns.to("fbl@bounce.news.example.com", REPLY))).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aSuppressedAddressIsNotWrittenTo() throws Exception {
        suppressions.put(new Suppression("acme", "returns@corp.example.net", SuppressionReason.HARD_BOUNCE, returns.clock.instant(), null));

        assertThat(stateAfter(returns, returns.toEvesAddress(REPLY))).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void anySettingIsRefused() {
        ForwardReply mailet = mailet(returns);

        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("ForwardReply: <x>");
    }
}
