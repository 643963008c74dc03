package org.posthorn.core.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;

class ListUnsubscribeTest {
    private static final String FIELDS = ListUnsubscribe.fields("u-1@bounce.example.com", "https://t.example.com/u/abc_-1");

    @Test
    void bothFieldsAreWritten() {
        assertThat(FIELDS).isEqualTo("List-Unsubscribe: <mailto:u-1@bounce.example.com>,\r\n <https://t.example.com/u/abc_-1>\r\n"
            + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String value = RawMessage.of(new byte[0]).prepend(FIELDS).header("List-Unsubscribe").orElseThrow();
        assertThat(ListUnsubscribe.uris(value)).containsExactly("mailto:u-1@bounce.example.com", "https://t.example.com/u/abc_-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b@example.com", "a>b@example.com", "a,b@example.com", "a\r\nb@example.com", "ü@example.com", "a\"b@example.com"})
    void anAddressThatNeedsEncodingIsRefused(String address) {
        assertThatThrownBy(() -> ListUnsubscribe.fields(address, "https://t.example.com/")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <https://a.example/>                                  | https://a.example/
        <https://a.example/>,<mailto:x@a.example>             | https://a.example/ mailto:x@a.example
        (use <https://no.example/>) <https://a.example/>      | https://a.example/
        (one (two) <https://no.example/>) <https://a.example/>| https://a.example/
        (a\\) <https://no.example/>) <https://a.example/>     | https://a.example/
        < https://a.example/ x\t y >                          | https://a.example/xy
        <https://a.example/?a=1,2>                            | https://a.example/?a=1,2
        <https://a.example/                                   | ''
        https://a.example/                                    | ''
        (<https://a.example/>                                 | ''
        """)
    void theUrisOfASenderAreRead(String value, String uris) {
        assertThat(String.join(" ", ListUnsubscribe.uris(value))).isEqualTo(uris);
    }

    @Test
    void onlyTwentyUrisAreRead() {
        assertThat(ListUnsubscribe.uris("<a>".repeat(1000))).hasSize(20);
    }

    @Test
    void longValuesAreReadInPart() {
        assertThat(ListUnsubscribe.uris("(" .repeat(100_000) + "<https://a.example/>")).isEmpty();
    }
}
