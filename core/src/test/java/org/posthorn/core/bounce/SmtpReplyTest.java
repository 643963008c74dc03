package org.posthorn.core.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {
    @Test
    void aReplyOfOneLineIsRead() {
        assertThat(SmtpReply.parse("550 5.1.1 user unknown\r\n")).isEqualTo(new SmtpReply(550, "5.1.1", "5.1.1 user unknown"));
    }

    @Test
    void theLinesOfAReplyAreJoined() {
        assertThat(SmtpReply.parse("550-5.7.1 not\r\n550-5.7.1 from\n550 5.7.1 you")).isEqualTo(new SmtpReply(550, "5.7.1", "5.7.1 not from you"));
    }

    @ParameterizedTest
    @CsvSource({"550,550,''", "550 ,550,''", "hello,0,hello", "'',0,''", "650 x,0,650 x", "5501 x,0,5501 x", "250-,250,''"})
    void oddRepliesAreRead(String raw, int code, String text) {
        assertThat(SmtpReply.parse(raw)).isEqualTo(new SmtpReply(code, null, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 #5.1.1 no", "550 (5.1.1) no", "550 Mailbox <5.1.1>: no", "550 no: 5.1.1", "550 5.1.1", "550 no such user 5.1.1."})
    void theEnhancedCodeIsFoundInTheText(String raw) {
        assertThat(SmtpReply.parse(raw).status()).isEqualTo("5.1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 host 5.1.1.9 refused", "550 version 15.1.1", "550 3.1.1 x", "550 5.1 x", "550 v5.1.1x"})
    void whatOnlyLooksLikeAnEnhancedCodeIsNone(String raw) {
        assertThat(SmtpReply.parse(raw).status()).isNull();
    }

    @Test
    void aLongTextIsCut() {
        assertThat(SmtpReply.parse("550 " + "x".repeat(5000)).text()).hasSizeLessThanOrEqualTo(1000);
        assertThat(SmtpReply.parse("550-x\r\n".repeat(100_000)).text()).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void controlCharactersBecomeBlanks() {
        assertThat(SmtpReply.parse("550 a\u0000b\u001b[1mc\td").text()).isEqualTo("a b [1mc d");
    }

    @Test
    void aReplyIsWrittenWithItsCode() {
        assertThat(SmtpReply.parse("550-5.1.1 user\r\n550 unknown")).hasToString("550 5.1.1 user unknown");
    }

    @Test
    void whatNoServerSaidIsWrittenWithoutCode() {
        assertThat(SmtpReply.local("4.4.1", "connection refused")).hasToString("connection refused");
    }

    @ParameterizedTest
    @CsvSource({"550,4.2.0,true", "450,5.1.1,false", "0,5.1.2,true", "0,4.4.1,false", "0,,false"})
    void theReplyCodeDecidesWhetherItIsPermanent(int code, String status, boolean permanent) {
        assertThat(new SmtpReply(code, status, "").isPermanent()).isEqualTo(permanent);
    }
}
