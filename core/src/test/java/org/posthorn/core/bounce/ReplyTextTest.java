package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "550 5.1.1 no such user                                  | 550 | 5.1.1",
        "host mx.example.org[192.0.2.1] said: 550 no              | 550 | -",
        "5.1.0 - Unknown address error 550-'5.7.1 no              | 550 | 5.7.1",
        "<<< 450 4.2.2 full                                       | 450 | 4.2.2",
        "Remote host said: 552 full                               | 552 | -",
        "550: 5.2.2 full                                          | 550 | 5.2.2",
        "ERROR_CODE :550, ERROR_CODE :5.2.1 no                    | 550 | 5.2.1",
        "I couldn't find any host (#5.1.2)                        | 0   | 5.1.2",
        "Could not deliver for the last 432000 seconds            | 0   | -",
        "192.0.2.450 said nothing                                 | 0   | -",
    })
    void theReplyInAReportIsFound(String text, int code, String status) {
        SmtpReply reply = ReplyText.find(text);

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void aLineMayEndBehindTheReplyCode() {
        assertThat(ReplyText.find("host mx.example.org said: 550\n    5.1.1 no such user")).isEqualTo(new SmtpReply(550, "5.1.1", "5.1.1 no such user"));
    }

    @Test
    void aReplyEndsAtAnEmptyLine() {
        assertThat(ReplyText.find("550 no such user\n\nthis is spam").text()).isEqualTo("no such user");
    }

    @Test
    void theCodesOfFurtherLinesAreTakenOut() {
        assertThat(ReplyText.withoutRepeatedCodes("550-5.7.26 domain's 550-5.7.26 DMARC policy 550 5.7.26 of"))
            .isEqualTo("550-5.7.26 domain's DMARC policy of");
    }
}
