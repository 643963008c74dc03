package org.posthorn.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outlook's conditional comments. {@code @0} stands for the tracked URL number 0 to {@code http://v/}. */
class TrackedCommentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <!--[if mso]><v:roundrect href="http://v/" arcsize="8%"><w:anchorlock/></v:roundrect><![endif]-->
        <!--[if gte mso 9]><v:rect style='a' href='http://v/'></v:rect><![endif]-->
        <!--[if mso]><table><tr><td><a href="http://v/"><![endif]-->
        <!--[if (mso)|(IE)]><td><area href=http://v/></td><![endif]-->
        <!--[if !mso]><!--><a href="http://v/">x</a><!--<![endif]-->
        <!--[if !mso]>--><a href="http://v/">x</a><!--<![endif]-->
        <![if !mso]><a href="http://v/">x</a><![endif]>
        """)
    void linksInThemAreRewritten(String html) {
        assertThat(tracked(html)).isEqualTo(html.replace("http://v/", SampleMail.url(0, "http://v/")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <!--[if mso]><a href="http://v/">x</a>-->
        <!--[if mso <a href="http://v/">x</a><![endif]-->
        <!--[if mso]><a href="http://v/<![endif]-->
        <!--[if mso]><a data-posthorn="off" href="http://v/">x</a><![endif]-->
        <!--[if mso]><v:fill src="http://v/" /><![endif]-->
        <!--[if mso]><!-- <a href="http://v/"> <![endif]-->
        <!-- [if mso]><a href="http://v/">x</a><![endif]-->
        """)
    void whatIsNoLinkInThemStays(String html) {
        assertThat(tracked(html)).isEqualTo(html);
    }

    @Test
    void theButtonOfOutlookHasTheNumberOfTheLinkThatOthersSee() {
        String html = "<a href=\"http://a/\">a</a><!--[if mso]><v:rect href=\"http://v/\"></v:rect><![endif]--><!--[if !mso]><!--><a href=\"http://v/\">v</a>"
            + "<!--<![endif]--><!--[if mso]><a href=\"http://o/\">o</a><![endif]--><a href=\"http://z/\">z</a>";
        assertThat(tracked(html)).isEqualTo(html.replace("http://a/", SampleMail.url(0, "http://a/")).replace("http://v/", SampleMail.url(1, "http://v/"))
            .replace("http://z/", SampleMail.url(2, "http://z/")).replace("http://o/", SampleMail.url(3, "http://o/")));
    }

    private static String tracked(String html) {
        return SampleMail.body(SampleMail.trackLinks(SampleMail.html(html)).message());
    }
}
