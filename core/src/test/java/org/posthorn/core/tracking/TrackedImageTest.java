package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Where the image goes: {@code @} marks the place. */
class TrackedImageTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "<html><body><p>x</p>@</body></html>\r\n",
        "<html><body>x@</BODY ></html>",
        "<p>x</p>@\r\n\r\n",
        "x@",
        "<body>x</body><p>y</p>@</body>",
        "<body>x</body><p>y</p>@</body></html><!-- </body> -->\r\n",
        "<body>x@</body><script>'</body>'</script>",
        "<body>x@</body><style></body></style>",
        "<body>x@</body><p title=\"</body>\">",
        "<body>x@</body><textarea></body></textarea>",
        "<body>x@</body><svg><![CDATA[</body>]]></svg>",
        "<!-- </body> --><p>x</p>@\r\n",
        "<body>x<!--[if mso]></body><![endif]-->@</body>",
        "<body>x</bodyx>@",
        "<title></body></title>x@\n"})
    void itStandsBeforeTheLastEndOfTheBody(String html) {
        Tracked tracked = SampleMail.track(SampleMail.html(html.replace("@", "")));
        assertThat(SampleMail.body(tracked.message())).isEqualTo(html.replace("@", ReadableLinks.IMAGE));
        assertThat(tracked.image()).isTrue();
    }

    @Test
    void theFirstOfTwoHtmlPartsHasIt() {
        String text = "--b\r\nContent-Type: text/html\r\n\r\n<p>1</p>@\r\n--b\r\nContent-Type: text/html\r\n\r\n<a href=\"#\">2</a>\r\n--b--\r\n";
        RawMessage message = SampleMail.part("Content-Type: multipart/mixed; boundary=b\r\n", text.replace("@", ""));
        assertThat(SampleMail.body(SampleMail.track(message).message())).isEqualTo(text.replace("@", ReadableLinks.IMAGE));
    }

    @Test
    void linksOfTheSecondHtmlPartAreNumberedOn() {
        String text = "--b\r\nContent-Type: text/html\r\n\r\n<a href=http://a/>\r\n--b\r\nContent-Type: text/html\r\n\r\n<a href=http://b/>\r\n--b--\r\n";
        RawMessage message = SampleMail.part("Content-Type: multipart/mixed; boundary=b\r\n", text);
        assertThat(SampleMail.body(SampleMail.trackLinks(message).message()))
            .isEqualTo(text.replace("http://a/", SampleMail.url(0, "http://a/")).replace("http://b/", SampleMail.url(1, "http://b/")));
    }
}
