package org.posthorn.testing.fuzz;

import java.util.List;
import org.posthorn.testing.Dsn;

/** What remote servers send back, or what looks like it: delivery reports (RFC 3464), complaints (RFC 5965), plain texts; right or spoilt. */
public final class BounceFuzz {
    private static final List<String> STATUSES = List.of("5.1.1", "4.4.1", "2.0.0", "5", "", "9.9.9", "5.1.1.1", "5.99999999999.1", "5.1.1 (unknown)",
            "five");
    private static final List<String> ACTIONS = List.of("failed", "delayed", "delivered", "relayed", "expanded", "", "FAILED", "failed (twice)");
    private static final List<String> DIAGNOSTICS = List.of("550 5.1.1 user unknown", "550", "", "550-5.1.1 a\r\n 550 5.1.1 b", "\u00fc",
            "smtp; smtp; 550", "550 5.7.1 " + "(".repeat(2000),
            "452 4.2.2 mailbox full", "x".repeat(9000), "550 5.1.1 =?utf-8?q?=00?=");
    private static final List<String> REPLACED = List.of("rfc822;", "smtp;", "=_dsn", "message/delivery-status", "multipart/report",
            "report-type=delivery-status", "Final-Recipient", "Action:",
            "Status:", "\r\n\r\n", "\r\n", "--", ";", ":");
    private static final List<String> REPLACEMENTS = List.of("", "utf-8;", "rfc822", "message/feedback-report", "message/rfc822", "text/rfc822-headers",
            "report-type=feedback-report", "Original-Recipient",
            "multipart/mixed", "Final-Recipient: rfc822; a@b.example\r\nFinal-Recipient", "\r\n", "\n", "\r\n \r\n", "----", "x-unix;", "=_dsn--");

    private final Dice dice;

    public BounceFuzz(Dice dice) {
        this.dice = dice;
    }

    /** About this recipient, to that return address. */
    public byte[] message(String returnPath, String recipient) {
        MessageFuzz messages = new MessageFuzz(dice);
        if (dice.oneIn(6)) {
            return messages.message("mailer-daemon@mx.test", returnPath);
        }
        String text = new Dsn(returnPath, dice.oneIn(4) ? messages.lines().strip() : recipient, dice.pick(ACTIONS), dice.pick(STATUSES),
                dice.pick(DIAGNOSTICS)).message();
        for (int left = dice.below(4); left > 0; left--) {
            text = text.replace(dice.pick(REPLACED), dice.pick(REPLACEMENTS));
        }
        if (dice.oneIn(3)) {
            text = text.replace("\r\n--=_dsn--", "\r\n" + blocks() + "\r\n--=_dsn--");
        }
        return messages.spoiltOrNot(text);
    }

    /** More recipients, or a copy of the message that is reported. */
    private String blocks() {
        return dice.oneIn(2) ? "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n".repeat(1 + dice.size(2_000))
                : "--=_dsn\r\nContent-Type: message/rfc822\r\n\r\n" + String.join("", new FieldFuzz(dice).spoil(List.of("From: a@b.example\r\n",
                        "To: c@d.example\r\n"))) + "\r\nx\r\n";
    }
}
