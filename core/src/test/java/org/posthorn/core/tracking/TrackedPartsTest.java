package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Which parts of a message may change. */
class TrackedPartsTest {
    private static final String LINK = "<a href=\"http://e.example/\">x</a>";

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Disposition: attachment", "Content-Disposition: ATTACHMENT; filename=a.html", "Content-Disposition: inline; filename=\"a.html\"",
        "Content-Disposition: inline; filename*=utf-8''a.html", "Content-Disposition: form-data", "Content-Type: text/html; name=a.html",
        "Content-Type: text/html; charset=utf-8; charset=us-ascii", "Content-Type: text/html; charset*=utf-8''utf-8",
        "Content-Type: text/plain", "Content-Type: text/x-amp-html", "Content-Type: message/rfc822\r\n\r\nContent-Type: text/html", "Content-Type: text",
        "Content-Type:", "X-Nothing: 1", "Content-Type: application/xhtml+xml", "Content-Type: text/html\r\nContent-Type: text/plain",
        "Content-Type: text/html\r\nno field", "Content-Type: text/html\r\nContent-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64"})
    void thesePartsStay(String fields) {
        String html = fields.startsWith("Content-Disposition") ? "Content-Type: text/html\r\n" + fields : fields;
        RawMessage message = mixed("--b\r\n" + html + "\r\n\r\n" + LINK + "\r\n--b--\r\n");
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256", "multipart/signed; protocol=\"application/pgp-signature\"",
        "multipart/encrypted; protocol=\"application/pgp-encrypted\"", "MULTIPART/SIGNED"})
    void nothingInASignedOrEncryptedMultipartChanges(String type) {
        RawMessage message = SampleMail.part("Content-Type: " + type + "; boundary=b\r\n", "--b\r\nContent-Type: text/html\r\n\r\n" + LINK + "\r\n--b--\r\n");
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void opaqueSmimeStays() {
        RawMessage message = SampleMail.part("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n", "Content-Type: text/html\r\n\r\n" + LINK);
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN PGP MESSAGE-----\r\n", "Hello\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\n", "=2D----BEGIN PGP MESSAGE-----\r\n"})
    void aMessageWithPgpInItsTextStays(String text) {
        RawMessage message = mixed("--b\r\n\r\n" + text + "\r\n--b\r\nContent-Type: text/html\r\n\r\n" + LINK + "\r\n--b--\r\n");
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void aMessageWithPgpInBase64Stays() {
        String armour = Base64.getEncoder().encodeToString("-----BEGIN PGP MESSAGE-----\r\n".getBytes(US_ASCII));
        RawMessage message = mixed("--b\r\nContent-Transfer-Encoding: base64\r\n\r\n" + armour
            + "\r\n--b\r\nContent-Type: text/html\r\n\r\n" + LINK + "\r\n--b--");
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void htmlWithPgpInBase64Stays() {
        String armour = Base64.getEncoder().encodeToString(("-----BEGIN PGP MESSAGE-----\r\n" + LINK).getBytes(US_ASCII));
        RawMessage message = SampleMail.part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n", armour);
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void aPublicKeyIsNoReasonToStay() {
        RawMessage message = mixed("--b\r\n\r\n-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n--b\r\nContent-Type: text/html\r\n\r\n" + LINK + "\r\n--b--\r\n");
        assertThat(SampleMail.track(message).links()).isEqualTo(1);
    }

    @Test
    void onlyTheHtmlOfAnOrdinaryMessageChanges() {
        String text = "preamble http://e.example/\r\n--b\r\nContent-Type: multipart/alternative; boundary=\"b b\"\r\n\r\n--b b\r\n\r\n" + LINK
            + "\r\n--b b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Disposition: inline\r\n\r\n" + LINK.replace("http:", "HTTP:")
            + "\r\n--b b--\r\nepilogue\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n" + LINK + "\r\n--b--\r\n" + LINK;
        String after = SampleMail.body(SampleMail.trackLinks(mixed(text)).message());
        assertThat(after).isEqualTo(text.replace("HTTP://e.example/", SampleMail.url(0, "HTTP://e.example/")));
    }

    @Test
    void aPartThatIsTooLargeStays() {
        RawMessage message = SampleMail.html(LINK + " ".repeat(2 << 20));
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void aMessageWithTooManyLinksStays() {
        RawMessage message = SampleMail.html("<a href=http://e/>\r\n".repeat(5001));
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void aMessageWithManyLinksIsRewritten() {
        assertThat(SampleMail.trackLinks(SampleMail.html("<a href=http://e/>\r\n".repeat(5000))).links()).isEqualTo(5000);
    }

    private static RawMessage mixed(String body) {
        return SampleMail.part("Content-Type: multipart/mixed; boundary=\"b\"\r\n", body);
    }
}
