package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Locale;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.SuppressionFilter;
import org.posthorn.core.suppression.Suppression;

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
        """;

    private final Returns returns = new Returns(null);
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final ReadBounce mailet = new ReadBounce(returns.mails, returns.copies, new BounceDesk(returns.events, suppressions, returns.clock));

    @BeforeEach
    void theSettingsAreTheDefaults() throws Exception {
        mailet.init(Mails.config(mailet).build());
    }

    @Test
    void theBounceIsThatOfTheRecipientWhoseReturnAddressItCameTo() throws Exception {
        mailet.service(returns.toEvesAddress(REPORT.formatted("failed")));

        assertThat(returns.followed()).extracting(Event::type, event -> event.subject().recipient())
            .containsExactly(tuple(EventType.BOUNCED, "eve@example.org"));
    }

    @Test
    void thatRecipientAloneIsSuppressed() throws Exception {
        mailet.service(returns.toEvesAddress(REPORT.formatted("failed")));

        assertThat(suppressions.list("acme", SuppressionFilter.ALL, Optional.empty(), 10))
            .extracting(Suppression::address).containsExactly("eve@example.org");
    }

    @Test
    void aReportThatWasChargedEnds() throws Exception {
        MailImpl mail = returns.toEvesAddress(REPORT.formatted("failed"));

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aReportInUpperCaseAddressIsCharged() throws Exception {
        mailet.service(Returns.to(evesAddress().toUpperCase(Locale.ROOT), REPORT.formatted("failed")));

        assertThat(returns.followed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "delivered", "expanded"})
    void aReportOfNoFailureEnds(String action) throws Exception {
        MailImpl mail = returns.toEvesAddress(REPORT.formatted(action));

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "delivered", "expanded"})
    void aReportOfNoFailureIsNoEvent(String action) throws Exception {
        mailet.service(returns.toEvesAddress(REPORT.formatted(action)));

        assertThat(returns.followed()).isEmpty();
    }

    @Test
    void aReportThatCameElsewhereIsChargedByTheMarkOfTheCopyInIt() throws Exception {
        String copy = "--x\nContent-Type: text/rfc822-headers\n\n" + CopyMarks.FIELD + ": "
            + returns.marks.of(returns.evesCopy()) + "\n--x--";
        mailet.service(Returns.to(Returns.FEEDBACK_ADDRESS, REPORT.formatted("failed").replace("--x--", copy)));

        assertThat(returns.followed()).extracting(event -> event.subject().recipient()).containsExactly("eve@example.org");
    }

    private static String unmarked() {
        return REPORT.formatted("failed").replace("--x--", "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: " + Returns.MESSAGE_ID + "\n--x--");
    }

    @Test
    void withoutAMarkItIsChargedByMessageIdAndRecipient() throws Exception {
        mailet.service(Returns.to(Returns.FEEDBACK_ADDRESS, unmarked()));

        assertThat(returns.followed()).extracting(event -> event.subject().recipient()).containsExactly("eve@example.org");
    }

    /** A report about eve's copy, and about another recipient whom no message went to. */
    private static MailImpl partlyKnown() throws MessagingException {
        String other = "\nFinal-Recipient: rfc822; mallory@example.org\nAction: failed\nStatus: 5.1.1\n";
        return Returns.to(Returns.FEEDBACK_ADDRESS, unmarked().replaceFirst("user unknown\n", "user unknown\n" + other));
    }

    @Test
    void ofAReportThatIsPartlyKnownWhatIsKnownIsCharged() throws Exception {
        mailet.service(partlyKnown());

        assertThat(returns.followed()).extracting(event -> event.subject().recipient()).containsExactly("eve@example.org");
    }

    @Test
    void aReportThatIsPartlyKnownPassesOn() throws Exception {
        MailImpl mail = partlyKnown();

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aReportThatIsPartlyKnownIsChargedOnceHoweverOftenItIsTried() throws Exception {
        MailImpl mail = partlyKnown();

        mailet.service(mail);
        mailet.service(mail);

        assertThat(returns.followed()).hasSize(1);
    }

    @Test
    void whereThatIsNotEnoughItPassesOn() throws Exception {
        mailet.init(Mails.config(mailet).setProperty("byMessageId", "false").build());
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, unmarked());

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void withoutAMarkItIsChargedToNobodyUnlessTheSenderIsNull() throws Exception {
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, unmarked());
        mail.setSender(new MailAddress("mallory@example.net"));

        mailet.service(mail);

        assertThat(returns.followed()).isEmpty();
    }

    @Test
    void aReportToTheReturnAddressIsChargedWhoeverSendsIt() throws Exception {
        MailImpl mail = returns.toEvesAddress(REPORT.formatted("failed"));
        mail.setSender(new MailAddress("mailer-daemon@example.org"));

        mailet.service(mail);

        assertThat(returns.followed()).hasSize(1);
    }

    @Test
    void aReportThatIsAboutNoCopyPassesOn() throws Exception {
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, REPORT.formatted("failed"));

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whatIsNoReportPassesOn() throws Exception {
        MailImpl mail = returns.toEvesAddress("Subject: Out of office\n\nI am away\n");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aReportToAForgedAddressIsChargedToNobody() throws Exception {
        mailet.service(Returns.to("b-" + "a".repeat(45) + "@" + Returns.BOUNCE_DOMAIN, REPORT.formatted("failed")));

        assertThat(returns.followed()).isEmpty();
    }

    @Test
    void anyOtherSettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadBounce: <x>");
    }

    private String evesAddress() {
        return returns.addresses.of(returns.evesCopy(), Purpose.BOUNCE, Returns.BOUNCE_DOMAIN);
    }
}
