package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "<b>User</b> unknown                          | User unknown",
        "<style>p { color: red }</style>full          | full",
        "bob&#64;example.org &lt;x&gt; &amp;          | bob@example.org <x> &",
        "a < b                                        | a < b",
        "a & b                                        | a & b",
        "<a title='x                                  | <a title='x",
    })
    void theTextIsWhatIsBetweenTheTags(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"a<br>b", "a<BR/>b", "a</p>b", "a<td class=x>b"})
    void aBlockBeginsALine(String html) {
        assertThat(HtmlText.of(html)).isEqualTo("a\nb");
    }
}
