package org.posthorn.smtp;

/**
 * A message that came: between 354 and the line with the single dot, dots unstuffed (RFC 5321 section 4.5.2), or in chunks (RFC 3030).
 *
 * @param content the octets; empty unless the verdict is {@link Verdict#COMPLETE}
 * @param reserved what it holds of the {@link DataBudget}
 */
record ReceivedData(byte[] content, Verdict verdict, long reserved) {
    enum Verdict {
        COMPLETE,
        /** More octets than allowed. */
        TOO_BIG,
        /** A CR without LF or a LF without CR, which is how mail is smuggled past a relay. */
        BARE_LINE_BREAK,
        /** The server holds too many unfinished messages just now. */
        NO_ROOM
    }
}
