package org.posthorn.testing.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Spoils a header section: fields missing, doubled, huge, many, or with values that readers stumble over. */
final class FieldFuzz {
    private static final List<String> NAMES = List.of("From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Subject", "Date", "Message-ID", "References",
            "Received", "Return-Path",
            "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "List-Unsubscribe", "DKIM-Signature", "X-bm-mailing",
            "X-Posthorn-Mailing",
            "X-Posthorn-Campaign", "X-Posthorn-Channel", "X-Posthorn-Recipient-Id", "X-Posthorn-Bypass-Suppression", "Auto-Submitted",
            "X-Failed-Recipients", "", "a b", "\u00fc");
    private static final List<String> VALUES = List.of("", " ", "x", "=?utf-8?q?=00=0D=0A?=", "=?utf-8?q?=?=", "=?utf-8?b?////?=", "=?nonsense?q?x?=",
            "=?utf-8?x?x?=", "=?utf-8?q?",
            "=?iso-2022-jp?b?GyRC?=", "=?utf-7?q?+AGE-?=", "\"", "\"\\", "(", "((((((((((", ")", "<", "<>", "<a@b.example", "a@b.example>", ",,,,", ";;;",
            "group:;", "group: a@b.example;",
            "<@x.example:a@b.example>", "\"a\\\"b\" <a@b.example>", "=?utf-8?q?a?= <a@b.example>", "\u00fc\u00fc\u00fc", "\ud83d\ude00", "a\tb", "a\r\n b",
            "a\r\n\tb", "a\r\n \r\n b", "a\rb", "a\nb", "a\0b",
            "Sat, 99 Foo 99999 99:99:99 +9999", "Sat, 21 Nov 2026 21:00:00 +0000", "1.0", "text/plain; charset=\"nonsense\"", "text/plain; charset=",
            "text/plain; charset*0*=utf-8''x",
            "text/plain; x*99999999999=y", "multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; boundary=\"\"",
            "multipart/mixed; boundary=\"b", "multipart/report",
            "multipart/report; report-type=delivery-status; boundary=b", "multipart/report; report-type=feedback-report; boundary=b", "message/rfc822",
            "message/partial", "/", "text",
            "base64", "quoted-printable", "x-uuencode", "7bit", "auto-replied", "yes", "v=1; a=rsa-sha256; d=; b=",
            "<mailto:a@b.example>, <https://b.example>");

    private final Dice dice;

    FieldFuzz(Dice dice) {
        this.dice = dice;
    }

    /** The fields, each with its line end, with up to three mistakes. */
    List<String> spoil(List<String> fields) {
        List<String> spoilt = new ArrayList<>(fields);
        for (int left = dice.below(4); left > 0; left--) {
            spoilOnce(spoilt);
        }
        return spoilt;
    }

    private void spoilOnce(List<String> fields) {
        int at = dice.below(fields.size() + 1);
        switch (dice.below(9)) {
            case 0 -> fields.subList(Math.min(at, Math.max(0, fields.size() - 1)), Math.min(fields.size(), at + 1)).clear();
            case 1 -> fields.add(at, fields.isEmpty() ? "\r\n" : dice.pick(fields));
            case 2 -> fields.add(at, dice.pick(NAMES) + ": " + "x".repeat(dice.size(20_000)) + "\r\n");
            case 3 -> fields.add(at, (dice.pick(NAMES) + ": 1\r\n").repeat(1 + dice.size(1_200)));
            case 4 -> fields.add(at, dice.pick(NAMES) + ": " + dice.pick(VALUES).repeat(1 + dice.size(300)) + "\r\n");
            case 5 -> fields.add(at, "X-Fold: 1\r\n" + " folded and folded\r\n".repeat(dice.size(14_000)));
            case 6 -> fields.add(at, dice.pick(List.of("no field\r\n", " folded\r\n", "\tfolded\r\n", ":\r\n", "From : a@b.example\r\n", "\r\n", ".\r\n",
                    "..\r\n", "\0\r\n")));
            default -> fields.add(at, dice.pick(NAMES) + dice.pick(List.of(":", ": ", ":\t", " : ", ":\r\n ")) + dice.pick(VALUES) + "\r\n");
        }
    }
}
