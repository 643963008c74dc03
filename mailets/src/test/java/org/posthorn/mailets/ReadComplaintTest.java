package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.bounce.ComplaintDesk;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.MemorySuppressionStore;

class ReadComplaintTest {
    private static final String REPORT = """
        From: feedback@example.org
        Content-Type: multipart/report; report-type=feedback-report; boundary=x

        --x
        Content-Type: message/feedback-report

        Feedback-Type: %s
        User-Agent: Example/1.0
        Version: 1

        --x
        Content-Type: message/rfc822

        From: ann@news.example.com
        X-Posthorn-Id: %s
        To: [redacted]

        Hello
        --x--
        """;

    private final Returns returns = new Returns(null);
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final ReadComplaint mailet = new ReadComplaint(returns.mails, returns.copies,
        new ComplaintDesk(returns.events, suppressions, returns.clock));

    @BeforeEach
    void theSettingsAreTheDefaults() throws Exception {
        mailet.init(Mails.config(mailet).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abuse", "fraud", "opt-out", "virus", "other"})
    void aComplaintIsTakenFromWhoseReturnAddressItCameTo(String type) throws Exception {
        mailet.service(returns.toEvesAddress(REPORT.formatted(type, "none")));

        assertThat(returns.followed()).extracting(event -> event.type(), event -> event.subject().recipient(), event -> event.outcome().reply())
            .containsExactly(tuple(EventType.COMPLAINED, "eve@example.org", type));
    }

    @Test
    void aComplaintThatCameElsewhereIsTakenByTheMarkOfTheCopyInIt() throws Exception {
        mailet.service(Returns.to(Returns.FEEDBACK_ADDRESS, REPORT.formatted("abuse", returns.marks.of(returns.evesCopy()))));

        assertThat(suppressions.get("acme", "eve@example.org")).isPresent();
    }

    private static String unmarked() {
        return REPORT.formatted("abuse", "none").replace("Version: 1", "Version: 1\nOriginal-Rcpt-To: eve@example.org")
            .replace("To: [redacted]", "Message-ID: " + Returns.MESSAGE_ID);
    }

    @Test
    void withoutAMarkItIsTakenByMessageIdAndRecipient() throws Exception {
        mailet.service(Returns.to(Returns.FEEDBACK_ADDRESS, unmarked()));

        assertThat(returns.followed()).extracting(event -> event.type(), event -> event.subject().recipient())
            .containsExactly(tuple(EventType.COMPLAINED, "eve@example.org"));
    }

    private static MailImpl inJson(String mail) throws MessagingException {
        return Returns.to(Returns.FEEDBACK_ADDRESS, "From: no-reply@sns.example.com\n\n{\"notificationType\":\"Complaint\",\"complaint\":"
            + "{\"complainedRecipients\":[{\"emailAddress\":\"eve@example.org\"}]},\"mail\":{" + mail + "}}\n");
    }

    @Test
    void aComplaintInJsonIsTakenByTheMarkOfTheCopy() throws Exception {
        mailet.service(inJson("\"headers\":[{\"name\":\"X-Posthorn-Id\",\"value\":\"" + returns.marks.of(returns.evesCopy()) + "\"}]"));

        assertThat(returns.followed()).extracting(event -> event.type(), event -> event.subject().recipient(), event -> event.outcome().reply())
            .containsExactly(tuple(EventType.COMPLAINED, "eve@example.org", "abuse"));
    }

    @Test
    void aComplaintInJsonIsTakenByTheReturnAddressOfTheCopy() throws Exception {
        mailet.service(inJson("\"source\":\"" + returns.addresses.of(returns.evesCopy(), Purpose.BOUNCE, Returns.BOUNCE_DOMAIN) + "\""));

        assertThat(suppressions.get("acme", "eve@example.org")).isPresent();
    }

    @Test
    void aComplaintInJsonIsTakenByMessageIdAndRecipient() throws Exception {
        mailet.service(inJson("\"commonHeaders\":{\"messageId\":\"" + Returns.MESSAGE_ID + "\"}"));

        assertThat(suppressions.get("acme", "eve@example.org")).isPresent();
    }

    @Test
    void aComplaintInJsonThatShowsNothingOfTheCopyPassesOn() throws Exception {
        MailImpl mail = inJson("\"messageId\":\"0000-1\"");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void whereThatIsNotEnoughItPassesOn() throws Exception {
        mailet.init(Mails.config(mailet).setProperty("byMessageId", "false").build());
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, unmarked());

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aComplaintThatWasTakenEnds() throws Exception {
        MailImpl mail = returns.toEvesAddress(REPORT.formatted("abuse", "none"));

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aComplaintOfNoCopyOfOursPassesOn() throws Exception {
        MailImpl mail = Returns.to(Returns.FEEDBACK_ADDRESS, REPORT.formatted("abuse", "forged"));

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-failure", "not-spam"})
    void whatComplainsOfNothingIsNoComplaint(String type) throws Exception {
        mailet.service(returns.toEvesAddress(REPORT.formatted(type, "none")));

        assertThat(returns.followed()).isEmpty();
    }

    @Test
    void anyOtherSettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadComplaint: <x>");
    }
}
