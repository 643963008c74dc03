package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
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
        return new ForwardReply(of.mails, of.copies, of.accounts, suppressions, new AccountMail(queues, of.events, RetrySchedule.DEFAULT, of.clock));
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

    @ParameterizedTest
    @ValueSource(strings = {"fbl", "postmaster", "abuse"})
    void whatIsAboutNoCopyGoesToTheOwnerOfTheBounceDomain(String localPart) throws Exception {
        stateAfter(returns, Returns.to(localPart + "@" + Returns.BOUNCE_DOMAIN, REPLY));

        assertThat(forwarded()).flatExtracting(Mail::getRecipients).containsExactly(new MailAddress("returns@corp.example.net"));
    }

    @Test
    void whatIsAboutAMessageThatIsForgottenGoesToTheOwnerOfTheBounceDomain() throws Exception {
        returns.events.purge(returns.clock.instant().plusMillis(1));

        stateAfter(returns, returns.toEvesAddress(REPLY));

        assertThat(forwarded()).hasSize(1);
    }

    @Test
    void whatCameToSeveralReturnAddressesOfTheAccountIsForwardedOnce() throws Exception {
        MailImpl mail = returns.toEvesAddress(REPLY);
        MailAddress forgotten = new MailAddress(returns.addresses.of(new MessageCopy(MessageId.create(returns.clock), 0), Purpose.BOUNCE,
            Returns.BOUNCE_DOMAIN));
        mail.setRecipients(List.of(mail.getRecipients().iterator().next(), forgotten, new MailAddress(Returns.FEEDBACK_ADDRESS)));

        stateAfter(returns, mail);

        assertThat(forwarded()).hasSize(1);
    }

    @Test
    void whatIsAboutNoCopyPassesOnWhereAccountsShareTheBounceDomain() throws Exception {
        returns.domains.put(new SendingDomain("beta", "beta.example", Returns.BOUNCE_DOMAIN, null));

        assertThat(stateAfter(returns, Returns.to(Returns.FEEDBACK_ADDRESS, REPLY))).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatAnswersAForwardedMessageAndQuotesItIsNotForwarded() throws Exception {
        String answer = "From: A machine <m@elsewhere.example>\n\n> X-Posthorn-Forwarded: yes\n> From: Eve <eve@example.org>\n";

        assertThat(stateAfter(returns, returns.toEvesAddress(answer))).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatComesFromTheReaderIsNotForwardedToThem() throws Exception {
        assertThat(stateAfter(returns, returns.toEvesAddress(REPLY.replace("eve@example.org", "Returns@corp.example.net")))).isEqualTo(Mail.DEFAULT);
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
