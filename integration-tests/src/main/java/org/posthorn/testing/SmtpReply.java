package org.posthorn.testing;

import java.util.List;

/**
 * A server's reply (RFC 5321 section 4.2).
 *
 * @param code  of its last line
 * @param lines without CRLF, the codes included
 */
public record SmtpReply(int code, List<String> lines) {
    public boolean isPositive() {
        return code < 400;
    }

    /** All lines, separated by a newline. */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return text();
    }
}
