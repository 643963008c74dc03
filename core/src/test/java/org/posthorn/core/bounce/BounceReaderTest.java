package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.bounce.ReturnResult.Told;

class BounceReaderTest {
    private static final String REPORT = "Content-Type: message/delivery-status\r\n\r\n";
    private static final Bounce NO_MAILBOX = new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX);
    private static final Bounce FULL = new Bounce(BounceClass.SOFT, BounceCategory.MAILBOX_FULL);
    private static final Bounce BLOCKED = new Bounce(BounceClass.SOFT, BounceCategory.BLOCKLISTED_IP);

    private final BounceReader reader = new BounceReader();

    @Test
    void eachRecipientOfAReportIsRead() {
        assertThat(reader.read(Fixtures.read("postfix-like"))).containsExactly(
            new ReturnResult(ReturnKind.FAILURE, "bob+news@example.org", "bob@inner.example.org",
                new Told("failed", "5.1.1", 550, "550 5.1.1 <bob@inner.example.org>: Recipient address rejected: User unknown in virtual mailbox table",
                    "mx1.inner.example.org", "relay.example.org"), NO_MAILBOX, null, "rfc3464:mailbox-gone"),
            new ReturnResult(ReturnKind.DELAY, "eve@example.org", "eve@example.org",
                new Told("delayed", "4.2.2", 452, "452 4.2.2 Over quota", "mx2.inner.example.org", "relay.example.org"), FULL, null, "rfc3464:mailbox-full"));
    }

    @Test
    void anEncodedReportThatSomebodyPassedOnIsRead() {
        assertThat(reader.read(Fixtures.read("exchange-like"))).extracting(ReturnResult::recipient, result -> result.told().status(), ReturnResult::bounce)
            .containsExactly(tuple("dan@corp.example.net", "5.1.10", NO_MAILBOX));
    }

    @Test
    void aReportInABrokenMessageIsRead() {
        assertThat(reader.read(Fixtures.read("broken"))).extracting(ReturnResult::recipient, result -> result.told().status(), ReturnResult::bounce)
            .containsExactly(tuple("fay@old.example.edu", "5.2.2", FULL), tuple("gil@old.example.edu", "5.1.1", NO_MAILBOX));
    }

    @Test
    void textWithAFieldForTheRecipientsIsRead() {
        assertThat(reader.read(Fixtures.read("exim-like")))
            .extracting(ReturnResult::kind, ReturnResult::recipient, ReturnResult::bounce, result -> result.told().remoteHost())
            .containsExactly(tuple(ReturnKind.FAILURE, "bob@example.org", NO_MAILBOX, "mx1.example.org"),
                tuple(ReturnKind.FAILURE, "eve@example.org", FULL, "mx1.example.org"));
    }

    @Test
    void textAloneIsRead() {
        assertThat(reader.read(Fixtures.read("qmail-like"))).extracting(ReturnResult::recipient, ReturnResult::bounce, ReturnResult::rule)
            .containsExactly(tuple("bob@example.org", BLOCKED, "qmail:blocklisted-ip"));
    }

    @Test
    void aTranscriptIsReadRecipientByRecipient() {
        assertThat(reader.read(Fixtures.read("transcript-like"))).extracting(ReturnResult::recipient, ReturnResult::bounce)
            .containsExactly(tuple("bob@example.org", BLOCKED), tuple("fay@example.edu", NO_MAILBOX));
    }

    @Test
    void aNotificationInJsonIsRead() {
        assertThat(reader.read(Fixtures.read("json-notification")))
            .extracting(ReturnResult::recipient, ReturnResult::bounce, result -> result.told().reportingMta())
            .containsExactly(tuple("bob@example.org", NO_MAILBOX, "a.smtp.example.com"));
    }

    @Test
    void aFeedbackReportIsAComplaint() {
        assertThat(reader.read(Fixtures.read("feedback")))
            .containsExactly(new ReturnResult(ReturnKind.COMPLAINT, "bob@example.org", "bob@example.org", Told.NOTHING, null, "abuse", "rfc5965"));
    }

    @ParameterizedTest
    @CsvSource({"auth-failure, OTHER", "not-spam, OTHER", "Fraud, COMPLAINT", "opt-out, COMPLAINT", "virus, COMPLAINT"})
    void theTypeOfAFeedbackReportDecidesWhetherItComplains(String type, ReturnKind kind) {
        String report = new String(Fixtures.read("feedback"), UTF_8).replace("Feedback-Type: abuse", "Feedback-Type: " + type);

        assertThat(reader.read(report.getBytes(UTF_8))).extracting(ReturnResult::kind).containsExactly(kind);
    }

    @Test
    void aRedactedFeedbackReportNamesTheReportedMessagesRecipient() {
        String report = new String(Fixtures.read("feedback"), UTF_8).replace("Original-Rcpt-To: <bob@example.org>\r\n", "");

        assertThat(reader.read(report.getBytes(UTF_8))).extracting(ReturnResult::recipient).containsExactly("bob@example.org");
    }

    @Test
    void aFeedbackReportInABrokenMessageIsRead() {
        String report = new String(Fixtures.read("feedback"), UTF_8).replace("boundary=\"part\"", "boundary=\"another\"");

        assertThat(reader.read(report.getBytes(UTF_8))).extracting(ReturnResult::recipient, ReturnResult::feedbackType)
            .containsExactly(tuple("bob@example.org", "abuse"));
    }

    @Test
    void aFailureThatNamesNobodyIsAResultWithoutRecipient() {
        String bounce = "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered mail\r\n\r\nYour message could not be delivered: mailbox full.\r\n";

        assertThat(reader.read(bounce.getBytes(UTF_8))).extracting(ReturnResult::kind, ReturnResult::recipient, ReturnResult::bounce)
            .containsExactly(tuple(ReturnKind.FAILURE, null, FULL));
    }

    @Test
    void aFeedbackReportWithoutAPartForItIsKnownByTheMessagesMarker() {
        String report = "From: staff@example.org\r\nSubject: complaint\r\nContent-Type: message/rfc822\r\n\r\n"
            + "X-HmXmrOriginalRecipient: <bob@example.org>\r\nFrom: ann@news.example.com\r\n\r\nHello\r\n";

        assertThat(reader.read(report.getBytes(UTF_8))).extracting(ReturnResult::kind, ReturnResult::recipient, ReturnResult::feedbackType)
            .containsExactly(tuple(ReturnKind.COMPLAINT, "bob@example.org", "abuse"));
    }

    @Test
    void anAutomaticReplyIsNoBounce() {
        assertThat(reader.read(Fixtures.read("away"))).extracting(ReturnResult::kind, ReturnResult::bounce)
            .containsExactly(tuple(ReturnKind.AUTO_REPLY, null));
    }

    @Test
    void anAutomaticReplyToABounceSubjectIsStillTheServersBounce() {
        String bounce = "From: postmaster@example.org\r\nSubject: Undeliverable: Automatic reply: news\r\n\r\nbob@example.org\r\n550 5.1.1 user unknown\r\n";

        assertThat(reader.read(bounce.getBytes(UTF_8))).extracting(ReturnResult::kind).containsExactly(ReturnKind.FAILURE);
    }

    @Test
    void aChallengeIsNoBounce() {
        String challenge = "From: bob@example.org\r\nSubject: Please confirm your message\r\n\r\nClick here.\r\n";

        assertThat(reader.read(challenge.getBytes(UTF_8))).extracting(ReturnResult::kind).containsExactly(ReturnKind.CHALLENGE);
    }

    @Test
    void aWarningIsADelay() {
        String warning = "From: MAILER-DAEMON@example.org\r\nSubject: Warning: could not send message for past 4 hours\r\n\r\n"
            + "<bob@example.org>... Deferred: Connection refused by mx.example.org\r\nWill keep trying\r\n";

        assertThat(reader.read(warning.getBytes(UTF_8))).extracting(ReturnResult::kind, ReturnResult::recipient)
            .containsExactly(tuple(ReturnKind.DELAY, "bob@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"delivered, SUCCESS", "relayed, RELAYED", "expanded, RELAYED", "delayed, DELAY", "failed, FAILURE", "Expired, FAILURE", "x, FAILURE"})
    void theActionDecidesTheKind(String action, ReturnKind kind) {
        assertThat(read("Final-Recipient: rfc822; a@example.org\r\nAction: " + action + "\r\n")).extracting(ReturnResult::kind).containsExactly(kind);
    }

    @Test
    void aRecipientWithTheOriginalFirstIsOneRecipient() {
        assertThat(read("Original-Recipient: rfc822;a@example.org\r\nFinal-Recipient: rfc822;b@example.org\r\nAction: failed\r\n"))
            .extracting(ReturnResult::recipient, ReturnResult::finalRecipient).containsExactly(tuple("a@example.org", "b@example.org"));
    }

    @Test
    void fieldsBeforeTheRecipientsAreTheRecipients() {
        assertThat(read("Reporting-MTA: dns; x\r\n\r\nDiagnostic-Code: smtp; 550 5.1.1 x\r\nFinal-Recipient: rfc822;b@example.org\r\nAction: failed\r\n"))
            .extracting(result -> result.told().status()).containsExactly("5.1.1");
    }

    @Test
    void aGroupBrokenByAnEmptyLineIsOneRecipient() {
        assertThat(read("Final-Recipient: rfc822;b@example.org\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\n"))
            .extracting(result -> result.told().status()).containsExactly("5.2.2");
    }

    @Test
    void theSameRecipientTwiceIsOneResult() {
        assertThat(read("Final-Recipient: rfc822;b@example.org\r\nAction: failed\r\n\r\n".repeat(2))).hasSize(1);
    }

    @Test
    void aReportOfAnInternationalAddressIsRead() {
        assertThat(readPart("Content-Type: message/global-delivery-status\r\n\r\nFinal-Recipient: utf-8; j\u00f6rg@example.org\r\nAction: failed\r\n"))
            .extracting(ReturnResult::recipient).containsExactly("j\u00f6rg@example.org");
    }

    @Test
    void noMoreThanAHundredRecipientsAreRead() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            fields.append("Final-Recipient: rfc822;a").append(i).append("@example.org\r\nAction: failed\r\n\r\n");
        }
        assertThat(read(fields.toString())).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "From: a@example.org\r\n\r\nFinal-Recipient: rfc822; b@example.org\r\n", "Content-Type: multipart/report; boundary=x",
        "From: a@example.org\r\nContent-Type: text/plain\r\n\r\nI wrote message/delivery-status",
        "From: a@example.org\r\nSubject: Re: user unknown\r\n\r\nMy mailbox is full of your news, thank you"})
    void whatIsNoReturnGivesNothing(String message) {
        assertThat(reader.read(message.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void anEndlessFieldIsCut() {
        String field = "Final-Recipient: rfc822;a@example.org\r\nDiagnostic-Code: smtp; 550 " + "x\r\n ".repeat(100_000) + "\r\n";
        assertThat(read(field)).hasSize(1).allSatisfy(result -> assertThat(result.told().diagnostic()).hasSizeLessThan(1001));
    }

    private List<ReturnResult> read(String fields) {
        return readPart(REPORT + fields);
    }

    private List<ReturnResult> readPart(String part) {
        return reader.read(("Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n" + part + "\r\n--x--\r\n").getBytes(UTF_8));
    }
}
