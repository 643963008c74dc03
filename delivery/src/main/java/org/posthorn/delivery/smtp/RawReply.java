package org.posthorn.delivery.smtp;

import java.util.List;

/**
 * A reply as the server sent it (RFC 5321 section 4.2).
 *
 * @param code three digits
 * @param lines the text of each line, without code, separator and line end
 */
record RawReply(int code, List<String> lines) {
    static final int CLOSING = 421;
    static final int START_MAIL = 354;

    RawReply {
        lines = List.copyOf(lines);
    }

    boolean positive() {
        return code / 100 == 2;
    }

    boolean permanent() {
        return code / 100 == 5;
    }
}
