package org.posthorn.testing.fuzz;

import java.util.List;

/** A message after 354, without its end: a right one with mistakes in its header, its MIME parts, its lines or its octets. */
public final class MessageFuzz {
    private static final List<String> LINES = List.of(".", "..", "...", ". ", ".x", "--", "--b", "--b--", "-- ", "", " ", "From me", ">From me", "text",
            "=", "=3D=0", "=\r\n", "AAAA", "====",
            "MAIL FROM:<a@b.example>", "QUIT", "a\rb", "a\nb", "a\0b", "\u00fc", "\ud83d\ude00", "begin 644 x",
            "<html><a href=\"https://b.example/?a=b&c\">x</a>", "\t", "x\r", "\u0085");
    private static final List<String> TYPES = List.of("text/plain", "text/html; charset=utf-8", "multipart/alternative; boundary=b",
            "multipart/digest; boundary=b", "message/rfc822",
            "message/delivery-status", "message/feedback-report", "text/rfc822-headers", "application/octet-stream", "nonsense", "");

    private final Dice dice;

    public MessageFuzz(Dice dice) {
        this.dice = dice;
    }

    /** From one address to the other, in its To at least. */
    public byte[] message(String from, String to) {
        String boundary = dice.oneIn(8) ? "b".repeat(1 + dice.size(9_000)) : "b";
        boolean multipart = dice.oneIn(2);
        List<String> fields = List.of("From: News <" + from + ">\r\n", "To: <" + to + ">\r\n", "Subject: The news\r\n",
                "Date: Sat, 21 Nov 2026 21:00:00 +0000\r\n",
                "Message-ID: <" + dice.below(1_000_000) + "@fuzz.example>\r\n", "MIME-Version: 1.0\r\n",
                "Content-Type: " + (multipart ? "multipart/mixed; boundary=\"" + boundary + "\"" : "text/plain; charset=us-ascii") + "\r\n");
        String body = multipart ? parts(boundary, dice.oneIn(10) ? dice.between(10, 300) : 2) : lines();
        return spoiltOrNot(String.join("", new FieldFuzz(dice).spoil(fields)) + (dice.oneIn(20) ? "" : "\r\n") + body);
    }

    byte[] spoiltOrNot(String text) {
        byte[] octets = OctetFuzz.utf8(text);
        return dice.oneIn(3) ? OctetFuzz.spoil(dice, octets) : octets;
    }

    /** MIME parts in each other, so deep. */
    private String parts(String boundary, int depth) {
        StringBuilder text = new StringBuilder(lines());
        for (int level = 0; level < depth; level++) {
            String type = dice.oneIn(2) ? "multipart/mixed; boundary=" + boundary + level : dice.pick(TYPES);
            text.append("\r\n--").append(boundary).append(level == 0 ? "" : level - 1).append("\r\nContent-Type: ").append(type).append("\r\n\r\n");
        }
        return text.append(lines()).append("\r\n--").append(boundary).append(dice.oneIn(2) ? "--\r\n" : "\r\n").toString();
    }

    String lines() {
        StringBuilder text = new StringBuilder();
        for (int left = dice.size(200); left > 0; left--) {
            String line = dice.oneIn(60) ? "x".repeat(dice.size(30_000)) : dice.oneIn(4) ? dice.pick(LINES) : "The news of today.";
            text.append(line).append("\r\n");
        }
        return text.toString();
    }
}
