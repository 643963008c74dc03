package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnPaths;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.SuppressionFilter;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.unsubscribe.UnsubscribeAddresses;
import org.posthorn.mail.RawMimeMessage;

class ReadBounceTest {
    private static final String REPORT = """
        From: MAILER-DAEMON@example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; eve@example.org
        Action: %s
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user unknown

        --x--
        """.replace("\n", "\r\n");

    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final ReturnPaths paths = new ReturnPaths(MasterKey.of(new byte[32]));
    private final UnsubscribeAddresses unsubscribe = new UnsubscribeAddresses(MasterKey.of(new byte[32]));
    private final CopyMarks marks = new CopyMarks(paths);
    private final ReadBounce mailet = new ReadBounce(new ReturnedCopies(new ReturnAddresses(paths, unsubscribe, events, accounts, clock), marks),
        new BounceReader(), new BounceDesk(events, suppressions, clock));
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org", "eve@example.org");

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
    }

    @Test
    void theBounceIsThatOfTheRecipientWhoseReturnAddressItCameTo() throws Exception {
        mailet.service(returned(REPORT.formatted("failed"), evesAddress()));

        assertThat(events.history(message.id())).extracting(Event::type, event -> event.subject().recipient())
            .containsExactly(tuple(EventType.BOUNCED, "eve@example.org"));
    }

    @Test
    void thatRecipientAloneIsSuppressed() throws Exception {
        mailet.service(returned(REPORT.formatted("failed"), evesAddress()));

        assertThat(suppressions.list("acme", SuppressionFilter.ALL, Optional.empty(), 10))
            .extracting(Suppression::address).containsExactly("eve@example.org");
    }

    @Test
    void aReportThatWasChargedEnds() throws Exception {
        MailImpl mail = returned(REPORT.formatted("failed"), evesAddress());

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aReportInUpperCaseAddressIsCharged() throws Exception {
        mailet.service(returned(REPORT.formatted("failed"), evesAddress().toUpperCase(Locale.ROOT)));

        assertThat(events.history(message.id())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "delivered", "expanded"})
    void aReportOfNoFailureEnds(String action) throws Exception {
        MailImpl mail = returned(REPORT.formatted(action), evesAddress());

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "delivered", "expanded"})
    void aReportOfNoFailureIsNoEvent(String action) throws Exception {
        mailet.service(returned(REPORT.formatted(action), evesAddress()));

        assertThat(events.all()).isEmpty();
    }

    @Test
    void aReportThatCameElsewhereIsChargedByTheMarkOfTheCopyInIt() throws Exception {
        String copy = "--x\r\nContent-Type: text/rfc822-headers\r\n\r\n" + CopyMarks.FIELD + ": "
            + marks.of(SampleEvents.subject(message, 1).copy()) + "\r\n--x--";
        mailet.service(returned(REPORT.formatted("failed").replace("--x--", copy), "fbl@bounce.news.example.com"));

        assertThat(events.all()).extracting(event -> event.subject().recipient()).containsExactly("eve@example.org");
    }

    @Test
    void aReportThatIsAboutNoCopyPassesOn() throws Exception {
        MailImpl mail = returned(REPORT.formatted("failed"), "fbl@bounce.news.example.com");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatIsNoReportPassesOn() throws Exception {
        MailImpl mail = returned("Subject: Out of office\r\n\r\nI am away\r\n", evesAddress());

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aReportToAForgedAddressIsChargedToNobody() throws Exception {
        mailet.service(returned(REPORT.formatted("failed"), "b-" + "a".repeat(45) + "@bounce.news.example.com"));

        assertThat(events.all()).isEmpty();
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadBounce: <x>");
    }

    private String evesAddress() {
        return paths.address(SampleEvents.subject(message, 1).copy(), "bounce.news.example.com");
    }

    private static MailImpl returned(String message, String recipient) throws MessagingException {
        MailImpl mail = MailImpl.builder().name("returned").addRecipient(recipient).build();
        RawMimeMessage.set(mail, Mails.message(message));
        return mail;
    }
}
