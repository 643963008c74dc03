package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Mailing;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.mail.RuleCheck;
import org.posthorn.smtp.ReceivedData.Verdict;

class RulesHookTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T21:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD =
        "From: ann@news.example.com\r\nTo: bob@example.org\r\nSubject: x\r\nMessage-ID: <1@x>\r\nX-bm-mailing: winter\r\n\r\nbody\r\n";
    private static final String BAD = GOOD.replace("Subject: x\r\n", "Cc: eve@example.org\r\n");

    private final RelaySession session = TestTransport.session();
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MessageReceiver receiver = new MessageReceiver(CLOCK);

    @BeforeEach
    void acmeSendsTwoCopies() throws AddressException {
        domains.put(new SendingDomain("acme", "news.example.com", "bounce.news.example.com", null));
        session.setAttachment(SMTPSession.SENDER, MaybeSender.of(new MailAddress("ann@news.example.com")), State.Transaction);
        session.setAttachment(SMTPSession.RCPT_LIST, List.of(new MailAddress("bob@example.org"), new MailAddress("eve@example.org")), State.Transaction);
        JamesMessageHook spool = (smtp, mail) -> Replies.queued("id");
        receiver.wireExtensions(JamesMessageHook.class, List.of(new RulesHook(new RuleCheck(domains, events, CLOCK)), spool));
    }

    @Test
    void aMessageThatKeepsTheRulesGoesOn() {
        logIn(RuleSet.EPISERVER);
        assertThat(receive(GOOD)).containsExactly("250 2.0.0 id queued");
    }

    @Test
    void theReplyHasALineForEachBrokenRule() {
        logIn(RuleSet.EPISERVER);
        assertThat(receive(BAD)).containsExactly(
            "550-5.7.1 noCcBcc: Cc and Bcc are not allowed, remove them and send a message of its own to each recipient",
            "550 5.7.1 subject: Subject is missing, set one");
    }

    @Test
    void oneBrokenRuleIsAReplyOfOneLine() {
        logIn(RuleSet.NONE);
        assertThat(receive("From : eve@example.org\r\n" + GOOD)).singleElement().asString().startsWith("554 5.6.0 wellFormedHeader: Line 1 ");
    }

    @Test
    void theAccountsSwitchesCount() {
        logIn(RuleSet.NONE);
        assertThat(receive(BAD)).containsExactly("250 2.0.0 id queued");
    }

    @Test
    void theAccountsSendingDomainsCount() {
        domains.remove("acme", "news.example.com");
        domains.put(new SendingDomain("other", "news.example.com", "bounce.news.example.com", null));
        logIn(RuleSet.ADVISED);
        assertThat(receive(GOOD)).singleElement().asString().startsWith("550 5.7.1 singleFrom: The domain of From ");
    }

    @Test
    void theAccountsMailingsCount() {
        logIn(RuleSet.ADVISED);
        assertThat(receive(GOOD.replace("winter", "summer"))).singleElement().asString().startsWith("550 5.7.1 mailingCode: ");
    }

    @Test
    void eachRecipientHasARejectedEventWithTheReply() {
        logIn(RuleSet.EPISERVER);
        receive(BAD);
        assertThat(events.all()).extracting(Event::type, event -> event.subject().recipient(), event -> event.subject().copy().recipient(),
            event -> event.outcome().status()).containsExactly(
                tuple(EventType.REJECTED, "bob@example.org", 0, "5.7.1"),
                tuple(EventType.REJECTED, "eve@example.org", 1, "5.7.1"));
    }

    @Test
    void theRulesSeeTheMessageAsItCame() {
        logIn(RuleSet.EPISERVER);
        assertThat(receive(GOOD.replace("Message-ID: <1@x>\r\n", ""))).singleElement().asString().startsWith("550 5.7.1 messageId: ");
    }

    @Test
    void aRefusedMessageGetsNoMessageIdInItsEvents() {
        logIn(RuleSet.EPISERVER);
        receive(GOOD.replace("Message-ID: <1@x>\r\n", ""));
        assertThat(events.all()).extracting(event -> event.subject().messageId()).containsOnlyNulls();
    }

    @Test
    void anEventSaysAllThatWasWrong() {
        logIn(RuleSet.EPISERVER);
        receive(BAD);
        assertThat(events.all().get(0).outcome().reply()).startsWith("550 5.7.1 noCcBcc: ").contains("; subject: ");
    }

    @Test
    void mailThatNoAccountSubmittedHasNoRules() {
        assertThat(receive("no header at all\r\n")).containsExactly("250 2.0.0 id queued");
    }

    @Test
    void aHookThatHasNothingAgainstItDeclines() {
        assertThat(new RulesHook(new RuleCheck(domains, events, CLOCK)).onMessage(session, null)).isEqualTo(HookResult.DECLINED);
    }

    private void logIn(RuleSet rules) {
        Account acme = Account.withDefaults("acme");
        Accounts.logIn(session, acme.with(acme.settings().withRules(rules, new Mailing("winter", "Winter"))));
    }

    private List<String> receive(String message) {
        return receiver.receive(session, new ReceivedData(message.getBytes(ISO_8859_1), Verdict.COMPLETE, 0)).getLines().stream()
            .map(CharSequence::toString).toList();
    }
}
