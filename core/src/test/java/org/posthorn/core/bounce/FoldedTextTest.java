package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "User UNKNOWN                        | user unknown",
        "no such user <bob@example.org>      | no such user @",
        "<bob@example.org>... User Unknown   | @... user unknown",
        "RCPT TO:<bob@example.org>:          | rcpt to:@:",
        "bob@example.org. Sorry              | @. sorry",
        "lone @ sign                         | lone @ sign",
        "a@b, c@d                            | @, @",
        "pseudo@gmail.com>...                | @>...",
    })
    void caseAndAddressesAreFolded(String text, String folded) {
        assertThat(FoldedText.fold(text)).isEqualTo(folded);
    }

    @Test
    void blanksOfAnyKindAreOneBlank() {
        assertThat(FoldedText.fold("a \r\n\t b\u00a0\u3000c\u0000d")).isEqualTo("a b c d");
    }

    @Test
    void typographicQuotesArePlain() {
        assertThat(FoldedText.fold("doesn\u2019t \u201cexist\u201d")).isEqualTo("doesn't \"exist\"");
    }

    @Test
    void addressesStayWhereTheyCount() {
        assertThat(FoldedText.withAddresses("MAILER-DAEMON@Example.org")).isEqualTo("mailer-daemon@example.org");
    }
}
