package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Every transfer encoding comes out as it went in. */
class TrackedEncodingTest {
    private static final String URL = "https://e.example/?a=1";
    private static final String TRACKED = SampleMail.url(0, URL);
    private static final String QUOTED_PRINTABLE = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    private static final String BASE64 = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n";

    @ParameterizedTest
    @ValueSource(strings = {
        "<a href=3D\"https://e.example/?a=3D1\">=C3=A4 x</a>",
        "<a=20=\r\nhref=3D\"https=\r\n://e.ex=\r\nample/?a=\r\n=3D1=\r\n\"=\r\n>x</a>",
        "<a href=3D'https:/=  \t\r\n/e.example/?a=3d1'>x  \r\n\r\n</a>\r\n",
        "=3C=61 href=3Dhttps://e.example/?a=3D1=3E", "<a href=3D\"https://e.example/?a=1\">",
        "100% = 1=zz=\r\n\r\n<a href=3D\"https://e.example/?a=3D1\">x</a>= \r\n", "<a href=3D\"https://e.example/?a=3D1\">=\r\n"})
    void quotedPrintableIsSplicedAndDecodesToTheRest(String body) {
        RawMessage message = SampleMail.part(QUOTED_PRINTABLE, body);
        Tracked tracked = SampleMail.trackLinks(message);
        assertThat(MimeLeaf.firstHtml(tracked.message().base()).octets()).isEqualTo(MimeLeaf.firstHtml(message.base()).octets().replace(URL, TRACKED));
    }

    @Test
    void quotedPrintableLinesStayWithinSeventySixOctets() {
        for (int before = 0; before <= 73; before++) {
            for (int after = 0; after <= 36; after += 3) {
                String line = "x".repeat(before) + "<a=\r\n href=3D\"http://e/=\r\n" + "x".repeat(after) + "\">" + "z".repeat(after);
                Tracked tracked = SampleMail.track(SampleMail.part(QUOTED_PRINTABLE, line + "\r\nend =C3=A4\r\n"));
                assertThat(tracked.links()).isEqualTo(1);
                String body = SampleMail.body(tracked.message());
                assertThat(body.lines().mapToInt(String::length).max().orElse(0)).as(body).isLessThanOrEqualTo(76);
            }
        }
    }

    @Test
    void quotedPrintableBeforeAndBehindTheLinesOfALinkStaysToTheOctet() {
        String body = "=3Cp> one=20\r\n  t=\r\nwo <a href=3D\"" + URL.replace("=", "=3D") + "\">x</a>\r\n=c3=A4 = z\r\n";
        String after = SampleMail.body(SampleMail.trackLinks(SampleMail.part(QUOTED_PRINTABLE, body)).message());
        assertThat(after).startsWith("=3Cp> one=20\r\n  t=\r\nwo <a href=3D\"https://t.").endsWith("\">x</a>\r\n=c3=A4 = z\r\n");
    }

    @Test
    void twoLinksInALineAreBothSpliced() {
        String body = "<a href=3Dhttp://a/>1</a><a href=3Dhttp://b/>2</a><a href=3Dhttp://c/>3</a>=20\r\n";
        RawMessage message = SampleMail.part(QUOTED_PRINTABLE, body);
        Tracked tracked = SampleMail.trackLinks(message);
        assertThat(Restored.targets(MimeLeaf.firstHtml(message.base()).octets(), MimeLeaf.firstHtml(tracked.message().base()).octets()).values())
            .containsExactly("http://a/", "http://b/", "http://c/");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 30, 57, 60, 61, 72, 76})
    void base64KeepsItsLineLength(int length) {
        String html = "<a href=\"" + URL + "\">" + "text ".repeat(50) + "</a>";
        String encoded = Base64.getEncoder().encodeToString(html.getBytes(ISO_8859_1)).replaceAll("(.{" + length + "})", "$1\r\n") + "\r\n\r\n";
        String after = SampleMail.body(SampleMail.trackLinks(SampleMail.part(BASE64, encoded)).message());
        String[] lines = after.split("\r\n");
        assertThat(Arrays.stream(lines).limit(lines.length - 1L)).allMatch(line -> line.length() == length);
        assertThat(after).endsWith("\r\n\r\n");
        assertThat(new String(Base64.getMimeDecoder().decode(after), ISO_8859_1)).isEqualTo(html.replace(URL, TRACKED));
    }

    @Test
    void base64InOneLongLineIsBroken() {
        String encoded = Base64.getEncoder().encodeToString(("<a href=\"" + URL + "\">" + "text ".repeat(500) + "</a>").getBytes(ISO_8859_1));
        String after = SampleMail.body(SampleMail.trackLinks(SampleMail.part(BASE64, encoded)).message());
        assertThat(after.lines().mapToInt(String::length).max().orElse(0)).isEqualTo(76);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PGEgaHJlZj0iaHR0cHM6Ly9lLmV4YW1wbGUvIj4=\r\n-- \r\nA footer\r\n", "=", "PGEg=aHJl", "PGEgaHJlZ"})
    void brokenBase64Stays(String body) {
        RawMessage message = SampleMail.part(BASE64, body);
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-uuencode", "quoted printable", "8bits", "7-bit", "base64x", "text/html"})
    void anUnknownEncodingStays(String encoding) {
        RawMessage message = SampleMail.part("Content-Type: text/html\r\nContent-Transfer-Encoding: " + encoding + "\r\n", "<a href=\"" + URL + "\">");
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void linesThatWereShortEnoughStayWithinTheLimit() {
        for (int before = 0; before <= 960; before += 7) {
            String line = "x".repeat(before) + "<a href=\"" + URL + "\" id=1>" + "y".repeat(960 - before);
            Tracked tracked = SampleMail.trackLinks(SampleMail.html("first\r\n" + line + "\r\nlast\r\n"));
            String body = SampleMail.body(tracked.message());
            assertThat(body.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(998);
            assertThat(body.replace("\r\n", "").replace(TRACKED, URL)).isEqualTo("first" + line + "last");
        }
    }

    @Test
    void aLineIsBrokenOnlyInsideATag() {
        String html = "x".repeat(900) + "<a href=\"" + URL + "\">" + "y".repeat(60);
        String after = SampleMail.body(SampleMail.trackLinks(SampleMail.html(html)).message());
        assertThat(after).isEqualTo("x".repeat(900) + "<a \r\nhref=\"" + TRACKED + "\">" + "y".repeat(60));
    }

    @Test
    void aLinkWhoseUrlFillsALineStays() {
        RawMessage message = SampleMail.html("<a href=\"https://e.example/" + "x".repeat(900) + "\">");
        assertThat(SampleMail.trackLinks(message).message()).isSameAs(message);
    }

    @Test
    void bareLineFeedsStayBare() {
        RawMessage message = SampleMail.of("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<a href=3D\"" + URL + "\">\nx\n");
        assertThat(SampleMail.body(SampleMail.track(message).message())).doesNotContain("\r");
    }
}
