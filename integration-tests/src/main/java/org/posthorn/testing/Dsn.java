package org.posthorn.testing;

import java.io.IOException;

/**
 * A delivery status notification (RFC 3464) as a remote server sends it back to a return path.
 *
 * @param returnPath where it goes: the envelope sender of the message that it is about
 * @param recipient  whom it is about
 * @param action     {@code failed}, {@code delayed} and so on
 * @param status     enhanced status code (RFC 3463)
 * @param diagnostic an SMTP reply
 */
public record Dsn(String returnPath, String recipient, String action, String status, String diagnostic) {
    public static Dsn failed(Received original, String status, String diagnostic) {
        return new Dsn(original.sender(), original.recipient(), "failed", status, diagnostic);
    }

    public static Dsn delayed(Received original, String status, String diagnostic) {
        return new Dsn(original.sender(), original.recipient(), "delayed", status, diagnostic);
    }

    public Dsn to(String otherReturnPath) {
        return new Dsn(otherReturnPath, recipient, action, status, diagnostic);
    }

    /** Sends it to this mx port of 127.0.0.1 with the null sender. Answers the last reply. */
    public SmtpReply send(int mxPort) throws IOException {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", mxPort)) {
            client.send("EHLO mx.test");
            return client.sendMessage("", returnPath, message());
        }
    }

    /** With CRLF. */
    public String message() {
        return """
                From: Mail Delivery System <mailer-daemon@mx.test>
                To: <%s>
                Subject: Delivery status: %s
                Date: Sat, 21 Nov 2026 21:00:00 +0000
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_dsn"

                --=_dsn
                Content-Type: text/plain; charset=us-ascii

                Your message to %s: %s

                --=_dsn
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.test
                Arrival-Date: Sat, 21 Nov 2026 20:59:00 +0000

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --=_dsn--
                """.formatted(returnPath, action, recipient, diagnostic, recipient, action, status, diagnostic).replace("\n", "\r\n");
    }
}
