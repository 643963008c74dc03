package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;

class EmbeddedMarksTest {
    private static final String COPY = "From: ann@news.example.com\r\nx-posthorn-id: abc\r\n\r\nHello\r\n";

    private static byte[] report(String header, String content) {
        return ("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + header + "\r\n\r\n" + content + "\r\n--x--\r\n").getBytes(US_ASCII);
    }

    @Test
    void theMarkOfAnAttachedCopyIsFound() {
        assertThat(EmbeddedMarks.find(report("Content-Type: message/rfc822", COPY))).containsExactly("abc");
    }

    @Test
    void theMarkOfAnEncodedCopyIsFound() {
        String encoded = Base64.getMimeEncoder().encodeToString(COPY.getBytes(US_ASCII));

        assertThat(EmbeddedMarks.find(report("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", encoded))).containsExactly("abc");
    }

    @Test
    void theMarkOfAQuotedCopyIsFound() {
        assertThat(EmbeddedMarks.find(("Subject: Re\r\n\r\n> " + COPY.replace("\r\n", "\r\n> ")).getBytes(US_ASCII))).containsExactly("abc");
    }

    @Test
    void aMessageWithoutHasNone() {
        assertThat(EmbeddedMarks.find("Subject: Hello\r\n\r\nNo X-Posthorn-Id: here\r\n".getBytes(US_ASCII))).isEmpty();
    }

    @Test
    void ofAFloodOfMarksTenAreTold() {
        StringBuilder flood = new StringBuilder("Subject: Hello\r\n\r\n");
        for (int i = 0; i < 10_000; i++) {
            flood.append("X-Posthorn-Id: ").append(i).append("\r\n");
        }
        assertThat(EmbeddedMarks.find(flood.toString().getBytes(US_ASCII))).hasSize(10);
    }
}
