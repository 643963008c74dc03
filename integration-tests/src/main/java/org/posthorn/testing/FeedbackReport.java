package org.posthorn.testing;

import java.io.IOException;

/**
 * A feedback report (RFC 5965) as a mailbox provider sends it when a recipient says that a message is spam. It names no recipient: what tells it is
 * the copy's own mark.
 *
 * @param to       where the copy says that complaints go
 * @param type     {@code abuse}, {@code fraud} and so on
 * @param original the copy complained about
 */
public record FeedbackReport(String to, String type, Received original) {
    /** One of spam about this copy. Throws IllegalArgumentException when the copy has no CFBL-Address (RFC 9477). */
    public static FeedbackReport abuse(Received original) {
        String field = original.header("CFBL-Address").orElseThrow(() -> new IllegalArgumentException("The copy does not say where complaints go"));
        return new FeedbackReport(field.replaceAll(";.*", "").trim(), "abuse", original);
    }

    /** Sends it to this mx port of 127.0.0.1 with the null sender. Answers the last reply. */
    public SmtpReply send(int mxPort) throws IOException {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", mxPort)) {
            client.send("EHLO provider.test");
            return client.sendMessage("", to, message());
        }
    }

    /** With CRLF. */
    public String message() {
        return """
                From: Feedback <feedback@provider.test>
                To: <%s>
                Subject: A recipient complains
                Date: Sat, 21 Nov 2026 21:00:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="=_arf"

                --=_arf
                Content-Type: text/plain; charset=us-ascii

                One of our users calls your message spam.

                --=_arf
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1.0
                Version: 1

                --=_arf
                Content-Type: message/rfc822

                From: <redacted@provider.test>
                X-Posthorn-Id: %s
                Subject: %s

                --=_arf--
                """.formatted(to, type, original.header("X-Posthorn-Id").orElse(""), original.header("Subject").orElse("")).replace("\n", "\r\n");
    }
}
