package org.posthorn.delivery.smtp;

import java.util.Locale;

/**
 * What a server offers in its reply to EHLO.
 *
 * @param pipelining RFC 2920
 * @param startTls RFC 3207
 * @param eightBit 8BITMIME, RFC 6152
 * @param size whether it takes the SIZE parameter, RFC 1870
 * @param maxSize the largest message in octets that it takes; 0 if it named none
 */
record Capabilities(boolean pipelining, boolean startTls, boolean eightBit, boolean size, long maxSize) {
    /** Those of a server that knows HELO only. */
    static final Capabilities NONE = new Capabilities(false, false, false, false, 0);

    static Capabilities parse(RawReply reply) {
        Capabilities found = NONE;
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            found = found.with(line.trim().toUpperCase(Locale.ROOT));
        }
        return found;
    }

    boolean takes(long octets) {
        return maxSize == 0 || octets <= maxSize;
    }

    private Capabilities with(String line) {
        return switch (line.split(" ", 2)[0]) {
            case "PIPELINING" -> new Capabilities(true, startTls, eightBit, size, maxSize);
            case "STARTTLS" -> new Capabilities(pipelining, true, eightBit, size, maxSize);
            case "8BITMIME" -> new Capabilities(pipelining, startTls, true, size, maxSize);
            case "SIZE" -> new Capabilities(pipelining, startTls, eightBit, true, limit(line.substring("SIZE".length()).trim()));
            default -> this;
        };
    }

    private static long limit(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
