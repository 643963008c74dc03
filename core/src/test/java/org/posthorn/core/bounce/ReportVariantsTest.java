package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are not quite as RFC 3464 has them, and returns in other charsets. */
class ReportVariantsTest {
    private static final String FIELDS = "Reporting-MTA: dns; mx.example\r\n\r\n"
        + "Final-Recipient: rfc822; bob@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n";
    private static final String ORIGINAL = "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: ann@example.com\r\nTo: bob@example.org\r\n\r\n--b--\r\n";

    private final BounceReader reader = new BounceReader();

    @ParameterizedTest
    @ValueSource(strings = {"Original-Recipient: rfc822; bob@example.org", "Final-Recipient: bob@example.org", "Final-Recipient: rfc822;<bob@example.org>",
        "Final-Recipient: rfc822 bob@example.org", "Original-Recipient: rfc822; rfc822;bob@example.org", "Final-Recipient: rfc822; bob",
        "Final-Recipient: x400; /S=bob/O=example/C=us/", "Final-Recipient: x-unix; |/usr/bin/procmail",
        "Final-Recipient: rfc822; bob\r\nX-Actual-Recipient: rfc822; bob@example.org"})
    void theRecipientIsReadHoweverItIsWritten(String field) {
        assertThat(recipients(report(field + "\r\nAction: failed\r\nStatus: 5.1.1\r\n"))).containsExactly("bob@example.org");
    }

    @ParameterizedTest
    @CsvSource({"bob+2Btag@example.org, bob+tag@example.org", "bob+2Ba+3Db@example.org, bob+a=b@example.org", "bob+2B3D@example.org, bob+3D@example.org",
        "bob+2026@example.org, bob+2026@example.org", "bob+tag@example.org, bob+tag@example.org"})
    void aPlusThatAServerLeftEncodedIsDecodedAndAnotherStays(String written, String address) {
        assertThat(recipients(report("Original-Recipient: rfc822;" + written + "\r\nAction: failed\r\nStatus: 5.1.1\r\n"))).containsExactly(address);
    }

    @Test
    void unicodeInARecipientIsDecoded() {
        assertThat(recipients(report("Original-Recipient: utf-8; b\\x{00F6}b@example.org\r\nStatus: 5.1.1\r\n"))).containsExactly("böb@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\r\n"})
    void linesMayEndInOtherWays(String end) {
        assertThat(recipients(report(FIELDS).replace("\r\n", end))).containsExactly("bob@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; name=details.txt", "application/octet-stream", "message/x-delivery-status", "message/xdelivery-status"})
    void theReportMayBeOfAnotherType(String type) {
        assertThat(recipients(part("Content-Type: " + type + "\r\n\r\n" + FIELDS))).containsExactly("bob@example.org");
    }

    @Test
    void theReportMayBeEncoded() {
        String encoded = Base64.getMimeEncoder().encodeToString(FIELDS.getBytes(UTF_8));

        assertThat(recipients(part("Content-Type: message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded)))
            .containsExactly("bob@example.org");
    }

    @ParameterizedTest
    @CsvSource({"iso-2022-jp, メールアドレスが見つかりませんでした", "gb2312, 收件人不存在", "koi8-r, пользователь не найден",
        "euc-kr, 존재하지 않는 사용자", "big5, 此使用者不存在", "iso-8859-9, kullanıcı bulunamadı", "utf-16, user unknown here"})
    void aReturnMayBeInAnyCharset(String charset, String words) {
        String text = Base64.getMimeEncoder().encodeToString(("550 bob@example.org\n" + words + "\n").getBytes(Charset.forName(charset)));
        String message = "From: MAILER-DAEMON@mx.example\r\nSubject: Mail\r\nContent-Type: text/plain; charset=" + charset
            + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + text;

        assertThat(read(message)).extracting(result -> result.bounce().category()).containsExactly(BounceCategory.BAD_MAILBOX);
    }

    @Test
    void whatIsSaidBelowForAdministratorsIsToldOfEachRecipient() {
        String message = "From: postmaster@mx.example\nSubject: Undeliverable: News\n\nDelivery has failed to these recipients:\n\n"
            + "bob@example.org\nno room.\n\neve@example.org\nnot found.\n\nDiagnostic information for administrators:\n\n"
            + "bob@example.org\n#550 5.2.2 mailbox full ##\n\n"
            + "eve@example.org\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n";

        assertThat(read(message)).extracting(result -> result.told().status()).containsExactly("5.2.2", "5.1.1");
    }

    @Test
    void aRequestForConfirmationInAReportIsNoReturn() {
        String message = report(FIELDS.replace("5.1.1", "4.7.0")).replace("MAILER-DAEMON@mx.example", "noreply@boxbe.com");

        assertThat(read(message)).extracting(ReturnResult::kind).containsExactly(ReturnKind.CHALLENGE);
    }

    @Test
    void theSubjectMayTellTheReason() {
        String message = "From: MAILER-DAEMON@mx.example\nSubject: Returned mail: User unknown\n\n"
            + "bob@example.org:\n hm\n\n--- Original message follows\nTo: x\n";

        assertThat(read(message)).extracting(result -> result.bounce().category()).containsExactly(BounceCategory.BAD_MAILBOX);
    }

    @Test
    void whatADaemonSendsBackIsAReturnWhateverItSays() {
        String message = "From: MAILER-DAEMON@mx.example\nSubject: Mail\n\n<bob@example.org>:\n hm\n\n--- Original message follows\nTo: bob@example.org\n";

        assertThat(recipients(message)).containsExactly("bob@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your spam digest\n\nQuarantined for you: 1", "News\n\nNothing is wrong."})
    void whatADaemonSaysOtherwiseIsNone(String subjectAndText) {
        assertThat(read("From: MAILER-DAEMON@mx.example\nSubject: " + subjectAndText + "\n")).isEmpty();
    }

    @Test
    void anAddressThatAServerNamesInItsWordsIsNoFurtherRecipient() {
        String bounce = "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n"
            + "This is the mail system at host example.org.\r\n\r\n<bob@example.org>: host mx.example.net[192.0.2.1] said: 550\r\n"
            + "    5.1.1 <box7@example.net>... User unknown (in reply to RCPT TO\r\n    command)\r\n";

        assertThat(read(bounce)).extracting(ReturnResult::recipient, result -> result.told().status(), ReturnResult::bounce)
            .containsExactly(tuple("bob@example.org", "5.1.1", new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX)));
    }

    private static String report(String fields) {
        return part("Content-Type: message/delivery-status\r\n\r\n" + fields);
    }

    private static String part(String report) {
        return "From: MAILER-DAEMON@mx.example\r\nSubject: x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\n\r\nIt failed.\r\n\r\n--b\r\n" + report + ORIGINAL;
    }

    private List<String> recipients(String message) {
        return read(message).stream().map(ReturnResult::recipient).toList();
    }

    private List<ReturnResult> read(String message) {
        return reader.read(message.getBytes(UTF_8));
    }
}
