package org.posthorn.core.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;

/**
 * Messages that are hard to canonicalise, the same for the same seed. What the verifier gets wrong is left out: octets above 127 in fields,
 * bodies that relax to nothing, blanks at the end of the last line.
 */
final class NastyMessages {
    private static final List<String> NAMES = List.of("from", "To ", "Cc", "Subject", "SUBJECT", "Date", "Message-Id", "References", "X-Other", "Received",
        "MIME-Version", "Content-Type", "List-Unsubscribe", "List-Id\t", "Reply-To");
    private static final List<String> VALUE_PIECES = List.of("a", "word", "b=c;", ":", "  ", " ", "\t", "\r\n ", "\r\n\t", "\r\n  \t ",
        "<x@y>", "=?utf-8?q?x?=", "\u007f");
    private static final List<String> BODY_PIECES = List.of("a", "word", " ", "  ", "\t", " \t ", "\r\n", "\r\n\r\n", "\r\n \r\n", ".", "..",
        "\u0080\u00ff", "=\r\n", "From ", "x".repeat(1200), "\u0001", "--boundary--");

    private static final List<String> ENDS = List.of("x", "x\r\n", "x \t\r\n\r\n", "x\r\n \r\n");

    private final Random random;

    NastyMessages(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        StringBuilder message = new StringBuilder("From: a@example.com\r\n");
        for (int i = random.nextInt(12); i > 0; i--) {
            message.append(any(NAMES)).append(':').append(value()).append("\r\n");
        }
        message.append("\r\n");
        for (int i = random.nextInt(40); i > 0; i--) {
            message.append(any(BODY_PIECES));
        }
        return message.append(any(ENDS)).toString().getBytes(ISO_8859_1);
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            value.append(any(VALUE_PIECES));
        }
        return value.append('x').toString();
    }

    private String any(List<String> pieces) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
