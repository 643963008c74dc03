package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusClassifierTest {
    @TempDir
    Path folder;

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
    })
    void whatTellsThatTheMailboxIsGoneIsHard(Stage stage, String reply, BounceClass bounceClass, BounceCategory category) {
        assertThat(classifier.classify(stage, SmtpReply.parse(reply))).isEqualTo(new Bounce(bounceClass, category));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.2.1 disabled, INACTIVE",
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
        "RCPT, 450 greylisted, GREYLISTED",
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
    @CsvSource(delimiter = '|', value = {
        "550 5.7.1 blocked using zen.spamhaus.org | BLOCKLISTED_IP",
        "550 5.1.1 blocked using zen.spamhaus.org | BLOCKLISTED_IP",
        "550 rejected by our policy               | POLICY",
        "554 5.7.1 this looks like spam           | SPAM",
        "550 5.7.26 DMARC check failed            | AUTHENTICATION",
        "550 5.1.1 too many recipients this hour  | RATE",
    })
    void whatIsSaidOfTheSenderNeverCountsAgainstTheRecipient(String reply, BounceCategory category) {
        Bounce bounce = classifier.classify(Stage.RCPT, SmtpReply.parse(reply));

        assertThat(bounce.category()).isEqualTo(category);
        assertThat(bounce.countsAgainstRecipient()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 mailbox is over quota, MAILBOX_FULL", "550 5.0.0 no such user, BAD_MAILBOX", "550 5.7.1 relay access denied, RELAY_DENIED"})
    void wordsOutweighCodes(String reply, BounceCategory category) {
        assertThat(classifier.classify(Stage.RCPT, SmtpReply.parse(reply)).category()).isEqualTo(category);
    }

    @Test
    void aPhraseIsFoundAcrossTheLinesOfAReply() {
        assertThat(classifier.judge(Stage.RCPT, SmtpReply.parse("550-5.1.1 The email account that you tried\n550 5.1.1 to reach does not exist"), null).rule())
            .isEqualTo("google-no-such-user");
    }

    @Test
    void anAddressIsNoPhrase() {
        assertThat(classifier.classify(Stage.RCPT, SmtpReply.parse("550 5.1.1 <over quota@mailbox.full> is unknown")).category())
            .isEqualTo(BounceCategory.BAD_MAILBOX);
    }

    @Test
    void withoutCodeAndPhraseNothingIsKnown() {
        assertThat(classifier.judge(null, SmtpReply.local(null, "?"), null)).isEqualTo(new Verdict(new Bounce(BounceClass.SOFT, BounceCategory.OTHER), "none"));
    }

    @Test
    void newRulesHoldFromTheNextRefusalOn() throws IOException, BounceRulesException {
        Files.writeString(folder.resolve("own.rules"), "[own]\ncategory = moved\nphrase = gone fishing\nbecause = x\ntest = 550 gone fishing\n");
        AtomicReference<BounceRules> rules = new AtomicReference<>(BounceRules.defaults());
        StatusClassifier reloaded = new StatusClassifier(rules::get);
        rules.set(BounceRules.load(folder));

        assertThat(reloaded.judge(Stage.RCPT, SmtpReply.parse("550 gone fishing"), null).rule()).isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "550 5.1.1 no                                  | 550 | FAILURE",
        "smtp; 450 4.2.0 no                            | 450 | DELAY",
        "host mx.example.org[192.0.2.1] said: 550 no   | 550 | FAILURE",
        "5.1.1 no                                      | 0   | FAILURE",
        "4.4.1 no                                      | 0   | DELAY",
    })
    void aReplyIsReadWithWordsBeforeItsCodeOrWithoutOne(String reply, int code, ReturnKind kind) {
        assertThat(classifier.read(reply)).hasValueSatisfying(result -> assertThat(result)
            .returns(code, read -> read.told().replyCode()).returns(kind, ReturnResult::kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 2.1.5 Ok", "220 mx.example.org ESMTP", "hello"})
    void whatRefusesNothingIsNoResult(String reply) {
        assertThat(classifier.read(reply)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 Addressee could not be found", "550 Subscriber <bob@example.org> is unknown", "550 Wrong recipient",
        "550 Userid not registered", "550 This address is incorrect"})
    void aMailboxThatIsNotThereIsHardInAnyWords(String reply) {
        assertThat(classifier.classify(Stage.RCPT, SmtpReply.parse(reply))).isEqualTo(new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 The From: address is invalid", "550 5.1.7 Address does not exist", "550 HELO domain does not exist", "550 Client host unknown",
        "550 Sender <ann@example.com>: account not found", "535 Invalid user or password", "550 Mail from unknown users is not wanted"})
    void whatIsSaidOfTheSenderInTheSameWordsIsSoft(String reply) {
        assertThat(classifier.classify(Stage.RCPT, SmtpReply.parse(reply)).bounceClass()).isEqualTo(BounceClass.SOFT);
    }
}
