package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.mail.MessageTags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.RuleCheck;

class CheckRulesTest {
    private static final String GOOD = "From: news@news.example.com\r\nTo: bob@example.org\r\nMessage-ID: <m@news.example.com>\r\n\r\nbody\r\n";

    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final MemoryEventLog events = new MemoryEventLog();
    private final CheckRules mailet = new CheckRules(accounts,
        new RuleCheck(domains, events, Clock.fixed(Mails.ACCEPTED, ZoneOffset.UTC), new MessageTags()));

    @BeforeEach
    void acmeHasADomain() throws MessagingException {
        Account acme = Account.withDefaults("acme");
        accounts.put(acme.with(acme.settings().withRules(RuleSet.ADVISED)));
        domains.put(new SendingDomain("acme", "news.example.com", "bounce.news.example.com", null));
        mailet.init(Mails.config(mailet).build());
    }

    @Test
    void aMessageThatKeepsTheRulesStaysWhereItIs() throws Exception {
        assertThat(checked(GOOD).getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aMessageThatBreaksARuleGoesToTheErrorProcessor() throws Exception {
        assertThat(checked("Reply-To: x@example.com\r\nReply-To: y@example.com\r\n" + GOOD).getState()).isEqualTo(Mail.ERROR);
    }

    @Test
    void anotherProcessorMayTakeIt() throws Exception {
        mailet.init(Mails.config(mailet).setProperty("processor", "refused").build());
        assertThat(checked("no field\r\n" + GOOD).getState()).isEqualTo("refused");
    }

    @Test
    void theErrorMessageIsTheReply() throws Exception {
        Mail refused = checked("Reply-To: x@example.com\r\nReply-To: y@example.com\r\n" + GOOD);
        assertThat(refused.getErrorMessage()).startsWith("550 5.7.1 singleReplyTo: There is more than one Reply-To");
    }

    @Test
    void itsRecipientHasARejectedEvent() throws Exception {
        checked("no field\r\n" + GOOD);
        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.REJECTED);
    }

    @Test
    void mailOfAnAccountThatIsGoneIsAFailure() {
        accounts.remove("acme");
        assertThatThrownBy(() -> checked(GOOD)).isInstanceOf(MessagingException.class).hasMessageContaining("not submitted by an account that is known");
    }

    @Test
    void aCopyIsAFailure() throws Exception {
        MailImpl copy = Mails.copy(Mails.MESSAGE);
        assertThatThrownBy(() -> mailet.service(copy)).isInstanceOf(MessagingException.class).hasMessageContaining("before SplitRecipients");
    }

    private MailImpl checked(String message) throws MessagingException {
        MailImpl mail = Mails.submitted("bob@example.org");
        mail.setState(Mail.DEFAULT);
        RawMimeMessage.set(mail, Mails.message(message).prepend("Received: by us\r\n"));
        mailet.service(mail);
        return mail;
    }
}
