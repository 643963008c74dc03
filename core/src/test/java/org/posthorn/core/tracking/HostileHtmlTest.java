package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

/** Time is an order of magnitude above what a quiet machine needs: it finds what grows, not what jitters. */
class HostileHtmlTest {
    private static final long MAX_MILLIS = 10_000;
    private static final String QUOTED_PRINTABLE = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n";

    static Stream<String> repeated() {
        return Stream.of("<div>", "<a>", "<a href=http://e/>", "<b>", "<p><b>", "<b><i><u><p>", "<table><a>", "<table><tr><td>", "<table><b>x",
            "<li><ul>", "<svg>",
            "<x a=1>", "<", "<!--", "<!--[if mso]>", "<!--[if mso]><a href='http://e/'><![endif]-->", "]>", "<![endif]-->", "&", "&amp", "&#",
            "</body>", "</body x='",
            "<body a=1>", "<a href='", "<a href=http://e/", "a=1 ", "\"", "<a \"", "=", "=\r\n", " ", "\r\n", "\n", "\0", "\u00ff", "<script>", "<textarea>",
            "<a href=\"http://e/\r\n", "<form>", "<frameset>", "<template>", "<select><option>", "<math><mi>");
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void aMegabyteOfItIsReadOrLeftInBoundedTime(String piece) {
        String html = piece.repeat((1 << 20) / piece.length());
        for (String fields : List.of("Content-Type: text/html\r\n", QUOTED_PRINTABLE, "Content-Type: text/html; charset=utf-16le\r\n")) {
            assertThat(millis(SampleMail.part(fields, html))).as(fields).isLessThan(MAX_MILLIS);
        }
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void asMuchOfItAsIsReadTakesBoundedTime(String piece) {
        assertThat(millis(SampleMail.html("<a href=http://f/>" + piece.repeat(24_000 / piece.length())))).isLessThan(MAX_MILLIS);
        assertThat(millis(SampleMail.html(piece.repeat(4999)))).isLessThan(MAX_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 100})
    void aLongAttributeIsNoObstacle(int length) {
        Tracked tracked = SampleMail.trackLinks(SampleMail.html("<p title=\"" + "x".repeat(length) + "\"><a href=\"http://e/\">x</a>"));
        assertThat(tracked.links()).isEqualTo(1);
    }

    @Test
    void linksDeepInsideAreRewritten() {
        String html = "<div>".repeat(20_000) + "<a href=\"http://e/\">x</a>";
        assertThat(SampleMail.trackLinks(SampleMail.html(html)).links()).isEqualTo(1);
    }

    @Test
    void manyPartsTakeBoundedTime() {
        String part = "--b\r\nContent-Type: text/html\r\n\r\n" + "<b><i><u><p>".repeat(4000) + "\r\n";
        assertThat(millis(SampleMail.part("Content-Type: multipart/mixed; boundary=b\r\n", part.repeat(400)))).isLessThan(MAX_MILLIS);
    }

    @Test
    void everyBrokenPieceOfAMessageIsReadWithoutAnException() {
        String whole = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
            + "quoted-printable\r\n\r\n<!--[if mso]><v:rect href=3D\"http://v/\"><![endif]--><a href=3D'http://e/=C3=A4&amp;=\r\n'>x</a></body>\r\n--b--\r\n";
        List<Tracked> results = new ArrayList<>();
        for (int from = 0; from < whole.length(); from++) {
            for (int to = from; to <= whole.length(); to++) {
                results.add(SampleMail.track(SampleMail.of(whole.substring(from, to))));
            }
        }
        assertThat(results).filteredOn(Tracked::changed).isNotEmpty();
    }

    private static long millis(RawMessage message) {
        long begin = System.nanoTime();
        Tracked tracked = SampleMail.track(message);
        assertThat(new String(tracked.message().base(), ISO_8859_1)).startsWith("Subject: x");
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
