package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes of returned mail what no server sends: a little damage most times, and now and then what is meant to cost much. */
final class Mutations {
    private static final int SIZE = 1 << 20;
    private static final int HEAVY = 20;
    private static final List<String> PIECES = List.of("\r\n\r\n", "--", "@", "<", ">", "; ", ": ", "=?utf-8?q?", "Content-Type: message/rfc822\r\n\r\n",
        "Final-Recipient: rfc822; bob@example.org\r\n", "Content-Type: multipart/mixed; boundary=\"\"\r\n", "\u0000", "550 5.1.1 ", "<<< ", "&#x40;",
        "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n", "charset=utf-16", "charset=\"x-\u00ff(*)\"", "\u001b$B",
        "Feedback-Type: abuse\r\n", "Reporting-MTA: dns; x\r\n", "X-Failed-Recipients: a@b\r\n", "\r", "=\r\n", "{\"notificationType\":", "\\x{110000}", "+FF");

    private final Random random;
    private final List<byte[]> sources;
    private final List<String> phrases;
    private final List<UnaryOperator<String>> heavy = List.of(this::nested, this::manyFields, this::longLine, this::longField, this::parameters,
        this::encodedWords, this::tags, this::nearMisses, this::manyParts, this::manyRecipients, this::addresses, this::huge);

    Mutations(long seed, List<byte[]> sources) {
        this.random = new Random(seed);
        this.sources = sources;
        this.phrases = BounceRules.defaults().all().stream().flatMap(rule -> rule.text().stream()).map(Phrase::start).toList();
    }

    byte[] next() {
        String message = source();
        if (random.nextInt(3) == 0) {
            message = spliced(message, source());
        }
        message = random.nextInt(HEAVY) == 0 ? heavy.get(random.nextInt(heavy.size())).apply(message) : message;
        return damaged(message).getBytes(ISO_8859_1);
    }

    private String source() {
        return new String(sources.get(random.nextInt(sources.size())), ISO_8859_1);
    }

    private String spliced(String one, String other) {
        return one.substring(0, place(one)) + other.substring(place(other));
    }

    private int place(String text) {
        return random.nextInt(text.length() + 1);
    }

    private String damaged(String whole) {
        StringBuilder text = new StringBuilder(whole);
        for (int i = 0; i < random.nextInt(15); i++) {
            int place = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(place, (char) random.nextInt(256));
                case 1 -> text.insert(place, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.delete(place, Math.min(text.length(), place + random.nextInt(60)));
                default -> text.insert(place, text.substring(place, Math.min(text.length(), place + random.nextInt(300))));
            }
        }
        return random.nextInt(3) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text.toString();
    }

    private String nested(String message) {
        StringBuilder outer = new StringBuilder();
        for (int depth = 0; depth < random.nextInt(10_000); depth++) {
            outer.append("Content-Type: multipart/mixed; boundary=b").append(depth).append("\r\n\r\n--b").append(depth).append("\r\n");
        }
        return outer + message;
    }

    private String manyFields(String message) {
        return "X-A: b\r\n".repeat(random.nextInt(100_000)) + message;
    }

    private String longLine(String message) {
        int place = place(message);
        return message.substring(0, place) + PIECES.get(random.nextInt(PIECES.size())).strip().repeat(random.nextInt(200_000)) + message.substring(place);
    }

    private String longField(String message) {
        return "X-Failed-Recipients: " + "a@b.example,".repeat(random.nextInt(100_000)) + "\r\n" + message;
    }

    private String parameters(String message) {
        StringBuilder field = new StringBuilder("Content-Type: multipart/report; boundary*0=b");
        for (int i = 1; i < random.nextInt(20_000); i++) {
            field.append(";\r\n boundary*").append(i).append("*=utf-8''%").append(i % 10).append('z');
        }
        return field + "\r\n" + message;
    }

    private String encodedWords(String message) {
        return "Subject: " + "=?utf-8?b?=?=?q?=?x?= ".repeat(random.nextInt(50_000)) + "\r\n" + message;
    }

    private String tags(String message) {
        String tag = random.nextBoolean() ? "<p>" : "<a b='&a";
        return "From: MAILER-DAEMON@example.org\r\nContent-Type: text/html\r\n\r\n" + tag.repeat(random.nextInt(1_000_000)) + message;
    }

    private String nearMisses(String message) {
        String begin = phrases.get(random.nextInt(phrases.size()));
        String often = begin.substring(0, 1 + random.nextInt(begin.length())) + (random.nextBoolean() ? " " : "");
        return "From: MAILER-DAEMON@example.org\r\n\r\n" + often.repeat(SIZE / often.length()) + message;
    }

    private String manyParts(String message) {
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(random.nextInt(50_000)) + message;
    }

    private String manyRecipients(String message) {
        return "Content-Type: message/delivery-status\r\n\r\n" + "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n".repeat(random.nextInt(20_000))
            + message;
    }

    private String addresses(String message) {
        return "From: MAILER-DAEMON@example.org\r\n\r\n" + "a@b.example\r\n550 5.1.1 \r\n".repeat(random.nextInt(40_000)) + message;
    }

    private String huge(String message) {
        return message + message.substring(place(message)).repeat(1 + 50 * SIZE / Math.max(20_000, message.length()));
    }
}
