package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Every charset comes out as it went in. */
class TrackedCharsetTest {

    @ParameterizedTest
    @CsvSource({"UTF-8, Grüße 日本語 €", "ISO-8859-1, Grüße", "ISO-8859-15, Grüße €", "windows-1252, Grüße €", "windows-1251, Привет", "KOI8-R, Привет",
        "GB2312, 你好", "GBK, 你好鎄", "GB18030, 你好鎄", "Big5, 你好", "Shift_JIS, 日本語ソ表", "EUC-JP, 日本語", "EUC-KR, 안녕", "ISO-2022-JP, 日本語引用",
        "UTF-16LE, Grüße 日本語", "UTF-16BE, 日本語㼾㸢", "UTF-16, 日本語㼾㸢", "UTF-32, 日本語", "TIS-620, สวัสดี"})
    void linksAreRewrittenAndTheTextStays(String charset, String text) {
        String html = "<p>" + text + "</p><a title=\"" + text + "\" href=\"http://e.example/?a=1&amp;b=2\">" + text + "</a><p>" + text;
        RawMessage message = base64(charset, html.getBytes(Charset.forName(charset)));
        Tracked tracked = SampleMail.track(message);
        assertThat(MimeLeaf.firstHtml(tracked.message().base()).text())
            .isEqualTo(html.replace("http://e.example/?a=1&amp;b=2", SampleMail.url(0, "http://e.example/?a=1&b=2")) + ReadableLinks.IMAGE);
        assertThat(tracked.links()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, für/日本?a=€", "ISO-8859-1, für", "windows-1252, €", "GB2312, 你好", "Shift_JIS, ソ表", "EUC-JP, 日本語", "ISO-2022-JP, 日本語", "UTF-16LE, 日本語"})
    void anUrlBeyondAsciiIsReadInTheCharset(String charset, String path) {
        String html = "<a href='http://e.example/" + path + "&eacute;'>x</a>";
        Tracked tracked = SampleMail.trackLinks(base64(charset, html.getBytes(Charset.forName(charset))));
        assertThat(MimeLeaf.firstHtml(tracked.message().base()).text())
            .isEqualTo("<a href='" + SampleMail.url(0, "http://e.example/" + path + "é") + "'>x</a>");
    }

    @Test
    void theByteOrderMarkDecides() {
        String html = "\ufeff<a href=\"http://e.example/\">x</a>";
        RawMessage message = base64("utf-16", html.getBytes(Charset.forName("UTF-16LE")));
        byte[] after = MimeLeaf.firstHtml(SampleMail.trackLinks(message).message().base()).content();
        assertThat(new String(after, Charset.forName("UTF-16LE"))).isEqualTo(html.replace("http://e.example/", SampleMail.url(0, "http://e.example/")));
    }

    @Test
    void quotedPrintableAndSevenBitCarryEveryCharset() {
        String html = "<p>日本語引用</p><a href=\"http://e.example/\">x</a>";
        String octets = new String(html.getBytes(Charset.forName("ISO-2022-JP")), ISO_8859_1);
        for (String encoding : List.of("7bit", "quoted-printable")) {
            String fields = "Content-Type: text/html; charset=iso-2022-jp\r\nContent-Transfer-Encoding: " + encoding + "\r\n";
            Tracked tracked = SampleMail.trackLinks(SampleMail.part(fields, octets.replace("=", encoding.equals("7bit") ? "=" : "=3D")));
            assertThat(MimeLeaf.firstHtml(tracked.message().base()).text())
                .as(encoding).isEqualTo(html.replace("http://e.example/", SampleMail.url(0, "http://e.example/")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "x-unknown", "\"\u0001\"", "*"})
    void anUnknownCharsetStays(String charset) {
        RawMessage message = base64(charset, "<a href=\"http://e.example/\">x</a>".getBytes(ISO_8859_1));
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @ParameterizedTest
    @CsvSource({"iso-2022-jp, <p>\u001b$B\u001b(B</p>", "utf-16be, \u00d8a\u00d8a", "utf-32, abc", "iso-2022-jp, x\u001b$B"})
    void octetsThatWouldNotComeOutAsTheyWentInStay(String charset, String octets) {
        RawMessage message = base64(charset, (octets + "<a href=\"http://e.example/\">x").getBytes(ISO_8859_1));
        assertThat(SampleMail.track(message).message()).isSameAs(message);
    }

    @Test
    void octetsThatAreNotOfTheCharsetStayWhereTagsCanBeRead() {
        RawMessage message = SampleMail.part("Content-Type: text/html; charset=utf-8\r\n", "\u00e4\u00ff<a href=\"http://e.example/\">x</a>\u00c3");
        assertThat(SampleMail.body(SampleMail.trackLinks(message).message()))
            .isEqualTo("\u00e4\u00ff<a href=\"" + SampleMail.url(0, "http://e.example/") + "\">x</a>\u00c3");
    }

    @Test
    void anUrlWhoseOctetsAreNotOfTheCharsetStays() {
        RawMessage message = SampleMail.part("Content-Type: text/html; charset=utf-8\r\n", "<a href=\"http://e.example/\u00e4\">x</a>");
        assertThat(SampleMail.trackLinks(message).message()).isSameAs(message);
    }

    private static RawMessage base64(String charset, byte[] body) {
        String fields = "Content-Type: text/html; charset=" + charset + "\r\nContent-Transfer-Encoding: base64\r\n";
        return SampleMail.part(fields, Base64.getMimeEncoder().encode(body));
    }
}
