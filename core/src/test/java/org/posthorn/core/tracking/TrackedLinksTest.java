package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Which links are rewritten, and to where they lead. {@code @} stands for a tracked URL in what is expected. */
class TrackedLinksTest {
    private static final String NUL = "\0";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        <a href="https://e.example/">x</a>                   | <a href="@">x</a>                         | https://e.example/
        <a href='http://e.example/a?b#c'>x</a>               | <a href='@'>x</a>                         | http://e.example/a?b#c
        <A class=b HREF=HTTPS://e.example/a/>x</A>           | <A class=b HREF=@>x</A>                   | HTTPS://e.example/a/
        <a\thref\t=\t"https://e.example/" id=1>x</a>         | <a\thref\t=\t"@" id=1>x</a>               | https://e.example/
        <area shape=rect href="https://e.example/">          | <area shape=rect href="@">                | https://e.example/
        <a href="https://e.example/?a=1&amp;b=2">x</a>       | <a href="@">x</a>                         | https://e.example/?a=1&b=2
        <a href="https://e.example/?a=1&copy=2">x</a>        | <a href="@">x</a>                         | https://e.example/?a=1&copy=2
        <a href="https://e.example/?a&copy;&lt">x</a>        | <a href="@">x</a>                         | https://e.example/?a©<
        <a href="https://e.example/?a=&amp;amp;">x</a>       | <a href="@">x</a>                         | https://e.example/?a=&amp;
        <a href="https://e.example/?a=&euro;">x</a>          | <a href="@">x</a>                         | https://e.example/?a=€
        <a href=" https://e.example/ ">x</a>                 | <a href="@">x</a>                         | https://e.example/
        <a href="https://e.example/\ta">x</a>                | <a href="@">x</a>                         | https://e.example/a
        <a href="&#104;ttps://e.example/">x</a>              | <a href="@">x</a>                         | https://e.example/
        <a href="https://e.example/{{id}}">x</a>             | <a href="@">x</a>                         | https://e.example/{{id}}
        <a href="https://e.example/%zz%2F%">x</a>            | <a href="@">x</a>                         | https://e.example/%zz%2F%
        <a href="https://e.example/" href="http://b/">x</a>  | <a href="@" href="http://b/">x</a>        | https://e.example/
        <a title="a > b" href="https://e.example/">x</a>     | <a title="a > b" href="@">x</a>           | https://e.example/
        <table><a href="https://e.example/">x<td>            | <table><a href="@">x<td>                  | https://e.example/
        <svg><a href="https://e.example/"/></svg>            | <svg><a href="@"/></svg>                  | https://e.example/
        <noscript><a href="https://e.example/">              | <noscript><a href="@">                    | https://e.example/
        <a data-posthorn="on" href="https://e.example/">     | <a data-posthorn="on" href="@">           | https://e.example/
        """)
    void anAbsoluteHttpUrlIsRewritten(String html, String expected, String target) {
        Tracked tracked = SampleMail.trackLinks(SampleMail.html(html));
        assertThat(SampleMail.body(tracked.message())).isEqualTo(expected.replace("@", SampleMail.url(0, target)));
        assertThat(tracked.links()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<a href=\"mailto:a@e.example\">x</a>", "<a href='tel:+4930123'>x</a>", "<a href=\"sms:+4930123\">x</a>", "<a href=\"#top\">x</a>",
        "<a href=\"\">x</a>", "<a href>x</a>", "<a name=x>x</a>", "<a href=\"{{url}}\">x</a>", "<a href=\"%url%\">x</a>", "<a href=\"*|URL|*\">x</a>",
        "<a href=\"[[url]]\">x</a>", "<a href=\"e.example/a\">x</a>", "<a href=\"/a\">x</a>", "<a href=\"//e.example/a\">x</a>", "<a href=\"http:\">x</a>",
        "<a href=\"javascript:location='https://e.example/'\">x</a>", "<a href=\"data:text/html,https://e.example/\">x</a>", "<a href=\"https://\">x</a>",
        "<a data-posthorn=\"off\" href=\"https://e.example/\">x</a>", "<a href=\"https://e.example/\" DATA-POSTHORN=' OFF '>x</a>",
        "<link href=\"https://e.example/\">", "<base href=\"https://e.example/\"><a href=\"a\">x</a>", "<img src=\"https://e.example/\">",
        "<v:rect href=\"https://e.example/\">", "<!-- <a href=\"https://e.example/\">x</a> -->", "<script>'<a href=\"https://e.example/\">'</script>",
        "<textarea><a href=\"https://e.example/\"></textarea>", "https://e.example/", "<a xhref=\"https://e.example/\">x</a>",
        "<a href=\"https://e.example/" + NUL + "\">x</a>", "<a href=\"https://e.example/&#7;x\">x</a>", "<a href=\"https://e"})
    void allElseStays(String html) {
        RawMessage message = SampleMail.html(html);
        assertThat(SampleMail.trackLinks(message).message()).isSameAs(message);
    }

    @Test
    void lineBreaksInAnUrlAreNotPartOfIt() {
        Tracked tracked = SampleMail.trackLinks(SampleMail.html("<a href=\"\r\nhttps://e.example/\r\n a/b\">x</a>"));
        assertThat(SampleMail.body(tracked.message())).isEqualTo("<a href=\"" + SampleMail.url(0, "https://e.example/ a/b") + "\">x</a>");
    }

    @Test
    void anUrlOfFourKilobytesIsRewrittenAndALongerOneStays() {
        String longest = "https://e.example/" + "x".repeat(TrackingTokens.MAX_TARGET - 18);
        assertThat(SampleMail.trackLinks(base64("<a href=\"" + longest + "\">")).links()).isEqualTo(1);
        assertThat(SampleMail.trackLinks(base64("<a href=\"" + longest + "x\">")).links()).isZero();
    }

    @Test
    void linksAreNumberedInTheirOrder() {
        String html = "<a href=\"http://a/\">x</a><a href=\"#\"></a><a href=\"http://b/\"></a><a href=\"http://a/\">";
        Tracked tracked = SampleMail.trackLinks(SampleMail.html(html));
        assertThat(SampleMail.body(tracked.message())).contains(SampleMail.url(0, "http://a/"), SampleMail.url(1, "http://b/"), SampleMail.url(2, "http://a/"));
    }

    @Test
    void linksThatTheParserMovesAndDoublesAreRewrittenOnceInTheirOrder() {
        String html = "<table><tr><a href=\"http://a/\"><p>1<p>2<td><a href=\"http://b/\"><div>3</a></tr></table><b><a href=\"http://c/\"><p></b>4</p>";
        Tracked tracked = SampleMail.trackLinks(SampleMail.html(html));
        assertThat(SampleMail.body(tracked.message())).isEqualTo(html.replace("http://a/", SampleMail.url(0, "http://a/"))
            .replace("http://b/", SampleMail.url(1, "http://b/")).replace("http://c/", SampleMail.url(2, "http://c/")));
    }

    @Test
    void theSendersOwnUnsubscribeLinkStays() {
        RawMessage message = SampleMail.part("Content-Type: text/html\r\nList-Unsubscribe: <mailto:u@e.example>,\r\n <https://e.example/u?a=1&b=2>\r\n",
            "<a href=\"https://e.example/u?a=1&amp;b=2\">x</a>");
        assertThat(SampleMail.trackLinks(message).message()).isSameAs(message);
    }

    @Test
    void ourUnsubscribeLinkStays() {
        RawMessage message = SampleMail.html("<a href=\"https://t.example/u/1\">x</a>");
        TrackingOptions options = new TrackingOptions(true, false, Set.of("https://t.example/u/1"));
        assertThat(Tracker.rewrite(message, new ReadableLinks(), options).changed()).isFalse();
    }

    @Test
    void linksStayWhereClicksAreNotTracked() {
        RawMessage message = SampleMail.html("<a href=\"https://e.example/\">x</a>");
        Tracked tracked = Tracker.rewrite(message, new ReadableLinks(), new TrackingOptions(false, true, Set.of()));
        assertThat(SampleMail.body(tracked.message())).isEqualTo(SampleMail.body(message) + ReadableLinks.IMAGE);
    }

    @Test
    void fieldsAboveTheMessageStay() {
        RawMessage message = SampleMail.html("<a href=\"https://e.example/\">x</a>").prepend("X-Above: 1\r\n");
        assertThat(SampleMail.track(message).message().added()).isSameAs(message.added());
    }

    @Test
    void anUrlThatIsNotSafeWithoutQuotesIsRefused() {
        Links unsafe = new Links() {
            @Override
            public String click(int link, String target) {
                return "https://t.example/?a b";
            }

            @Override
            public String open() {
                return "https://t.example/";
            }
        };
        RawMessage message = SampleMail.html("<a href=https://e.example/>x</a>");
        assertThatThrownBy(() -> Tracker.rewrite(message, unsafe, TrackingOptions.all())).isInstanceOf(IllegalArgumentException.class);
    }

    private static RawMessage base64(String html) {
        return SampleMail.part("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n",
            Base64.getMimeEncoder().encode(html.getBytes(US_ASCII)));
    }
}
