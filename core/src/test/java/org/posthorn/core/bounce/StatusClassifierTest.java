package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusClassifierTest {
    private final StatusClassifier classifier = new StatusClassifier();

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 unknown, HARD, BAD_MAILBOX",
        "RCPT, 550 5.1.10 unknown, HARD, BAD_MAILBOX",
        "RCPT, 550 no such user, HARD, BAD_MAILBOX",
        "RCPT, 553 no such user, HARD, BAD_MAILBOX",
        "RCPT, 550 5.0.0 no such user, HARD, BAD_MAILBOX",
        "RCPT, 550 5.5.0 unavailable, HARD, BAD_MAILBOX",
        "RCPT, 550 5.4.1 Recipient address rejected, HARD, BAD_MAILBOX",
        "DATA, 550 5.1.1 unknown, HARD, BAD_MAILBOX",
        "RCPT, 550-5.1.1 unknown, HARD, BAD_MAILBOX",
        "RCPT, 550 5.1.6 moved, HARD, MOVED",
        "RCPT, 551 try elsewhere, HARD, MOVED",
        "RCPT, 550 5.1.2 no such host, HARD, BAD_DOMAIN",
        "RCPT, 556 domain takes no mail, HARD, BAD_DOMAIN",
        "RCPT, 550 5.2.1 disabled, HARD, INACTIVE",
    })
    void whatTellsThatTheMailboxIsGoneIsHard(Stage stage, String reply, BounceClass bounceClass, BounceCategory category) {
        assertThat(classifier.classify(stage, SmtpReply.parse(reply))).isEqualTo(new Bounce(bounceClass, category));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 552 5.2.2 full, MAILBOX_FULL",
        "RCPT, 552 full, MAILBOX_FULL",
        "DATA, 552 too much, TOO_BIG",
        "RCPT, 552 5.3.4 too big, TOO_BIG",
        "RCPT, 552 5.2.3 too big, TOO_BIG",
        "RCPT, 550 5.7.1 blocked, POLICY",
        "DATA, 550 5.7.26 unauthenticated, AUTHENTICATION",
        "DATA, 550 5.7.20 no DKIM, AUTHENTICATION",
        "DATA, 550 5.7.28 flood, RATE",
        "DATA, 554 5.6.0 bad MIME, CONTENT",
        "RCPT, 501 5.5.4 bad parameter, PROTOCOL",
        "RCPT, 501 bad syntax, PROTOCOL",
        "DATA, 554 no, POLICY",
        "DATA, 550 no, POLICY",
        "RCPT, 550 5.4.7 too late, EXPIRED",
        "RCPT, 450 4.1.1 not now, BAD_MAILBOX",
        "RCPT, 450 greylisted, OTHER",
        "CONNECT, 421 busy, CONNECTION",
    })
    void allElseIsSoft(Stage stage, String reply, BounceCategory category) {
        assertThat(classifier.classify(stage, SmtpReply.parse(reply))).isEqualTo(new Bounce(BounceClass.SOFT, category));
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, 550 5.1.1 go away", "MAIL, 550 5.1.1 sender unknown", "MAIL, 553 sender", "MAIL, 550 5.2.1 sender disabled",
        "CONNECT, 521 no mail here"})
    void whatIsSaidBeforeTheRecipientWasNamedIsNotAboutIt(Stage stage, String reply) {
        assertThat(classifier.classify(stage, SmtpReply.parse(reply))).isEqualTo(new Bounce(BounceClass.SOFT, BounceCategory.POLICY));
    }

    @ParameterizedTest
    @CsvSource({"5.1.2, HARD, BAD_DOMAIN", "5.1.10, HARD, BAD_DOMAIN", "5.4.4, HARD, BAD_DOMAIN",
        "4.4.4, SOFT, DNS", "4.4.3, SOFT, DNS", "4.4.1, SOFT, CONNECTION",
        ", SOFT, CONNECTION"})
    void whatWasFoundWithoutAServerIsClassified(String status, BounceClass bounceClass, BounceCategory category) {
        assertThat(classifier.classify(Stage.CONNECT, SmtpReply.local(status, "x"))).isEqualTo(new Bounce(bounceClass, category));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "5.1.1, -, HARD, BAD_MAILBOX",
        "5.0.0, 550 5.1.1 unknown, HARD, BAD_MAILBOX",
        "5.0.0, 550 unknown, HARD, BAD_MAILBOX",
        "-, 552 5.2.2 full, SOFT, MAILBOX_FULL",
        "5.1.1, 550 5.7.1 blocked, SOFT, POLICY",
        "4.4.7, -, SOFT, EXPIRED",
        "-, -, SOFT, CONNECTION",
    })
    void aReportIsClassifiedByItsReplyBeforeItsStatus(String status, String diagnosis, BounceClass bounceClass, BounceCategory category) {
        DsnResult report = new DsnResult("bob@example.org", null, "failed", status, "smtp", diagnosis, null, null);
        assertThat(classifier.classify(report)).isEqualTo(new Bounce(bounceClass, category));
    }
}
