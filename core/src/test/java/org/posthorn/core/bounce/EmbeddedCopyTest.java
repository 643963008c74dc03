package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.address.Address;
import org.posthorn.core.message.MessageId;

class EmbeddedCopyTest {
    private static final String COPY = """
        Received: by relay.test (Posthorn) with ESMTPSA
        \tid 01KANHT0X6R4E2VQ4N5Y7D3T9W; Sat, 21 Nov 2026 21:00:00 +0000
        From: ann@news.example.com
        To: "Bob, of old" <bob@example.org>
        message-id:
         <m1@news.example.com>
        x-posthorn-id: abc

        Hello
        """.replace("\n", "\r\n");

    private static EmbeddedCopy find(String message) {
        return EmbeddedCopy.find(message.getBytes(US_ASCII));
    }

    private static EmbeddedCopy report(String header, String content) {
        return find("Message-ID: <report@mx.example.org>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + header + "\r\n\r\n" + content
            + "\r\n--x--\r\n");
    }

    private static EmbeddedCopy attached(String copy) {
        return report("Content-Type: message/rfc822", copy);
    }

    @Test
    void theMarkOfAnAttachedCopyIsFound() {
        assertThat(attached(COPY).marks()).containsExactly("abc");
    }

    @Test
    void theMarkOfAnEncodedCopyIsFound() {
        String encoded = Base64.getMimeEncoder().encodeToString(COPY.getBytes(US_ASCII));

        assertThat(report("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", encoded).marks()).containsExactly("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", ">", "> > ", ">>> "})
    void theMarkOfAQuotedCopyIsFound(String quote) {
        assertThat(find("Subject: Re\r\n\r\n" + quote + COPY.replace("\r\n", "\r\n" + quote)).marks()).containsExactly("abc");
    }

    @Test
    void aMessageWithoutHasNone() {
        assertThat(find("Subject: Hello\r\n\r\nNo X-Posthorn-Id: here\r\n").marks()).isEmpty();
    }

    @Test
    void theMessageIdOfTheCopyIsFoundAndNotTheReportsOwn() {
        assertThat(attached(COPY).messageIds()).containsExactly("m1@news.example.com");
    }

    @Test
    void theMessageIdOfAQuotedCopyIsFound() {
        assertThat(find("Subject: Re\r\n\r\n> " + COPY.replace("\r\n", "\r\n> ")).messageIds()).containsExactly("m1@news.example.com");
    }

    @Test
    void theMessageIdsThatTheReportAnswersAreTold() {
        assertThat(find("In-Reply-To: <a@b.example>\r\nReferences: <c@d.example>\r\n <a@b.example>\r\n\r\nIt failed\r\n").messageIds())
            .containsExactly("a@b.example", "c@d.example");
    }

    @Test
    void theIdThatOurReceivedFieldTellsIsFound() {
        assertThat(attached(COPY).ids()).containsExactly(new MessageId("01KANHT0X6R4E2VQ4N5Y7D3T9W"));
    }

    @Test
    void thatFieldMayHaveBeenUnfolded() {
        assertThat(attached(COPY.replace("ESMTPSA\r\n", "ESMTPSA")).ids()).hasSize(1);
    }

    @Test
    void whatIsNoIdInOurReceivedFieldIsNone() {
        assertThat(attached(COPY.replace("id 01KANHT0X6R4E2VQ4N5Y7D3T9W;", "id")).ids()).isEmpty();
    }

    @Test
    void theIdOfAnothersReceivedFieldIsNone() {
        assertThat(attached(COPY.replace("(Posthorn)", "(Postfix)")).ids()).isEmpty();
    }

    @Test
    void theOneRecipientOfTheCopyIsTold() {
        assertThat(attached(COPY).recipient()).contains(new Address("bob", "example.org"));
    }

    @Test
    void ofACopyToSeveralNoneIsTold() {
        assertThat(attached(COPY.replace("<bob@example.org>", "<bob@example.org>, eve@example.org")).recipient()).isEmpty();
    }

    @Test
    void ofAFloodOfMarksTenAreTold() {
        StringBuilder flood = new StringBuilder("Subject: Hello\r\n\r\n");
        for (int i = 0; i < 10_000; i++) {
            flood.append("X-Posthorn-Id: ").append(i).append("\r\n");
        }
        assertThat(find(flood.toString()).marks()).hasSize(10);
    }

    @Test
    void theReturnPathOfTheCopyIsFoundAndNotTheReportsOwn() {
        assertThat(find("Return-Path: <>\r\n\r\nReturn-Path: <b-1@bounce.news.example.com>\r\n" + COPY).returnPaths())
            .containsExactly(new Address("b-1", "bounce.news.example.com"));
    }

    private static EmbeddedCopy inJson() {
        return EmbeddedCopy.find(Fixtures.read("json-complaint"));
    }

    @Test
    void theMarkInJsonIsFoundAndNoneInAnotherFieldsValue() {
        assertThat(inJson().marks()).containsExactly("abc");
    }

    @Test
    void theCopysOwnMessageIdInJsonIsFound() {
        assertThat(inJson().messageIds()).containsExactly("m1@news.example.com");
    }

    @Test
    void theReturnPathInJsonIsFound() {
        assertThat(inJson().returnPaths()).containsExactly(new Address("b-1", "bounce.news.example.com"));
    }

    @Test
    void theOneRecipientInJsonIsTold() {
        assertThat(inJson().recipient()).contains(new Address("bob", "example.org"));
    }
}
