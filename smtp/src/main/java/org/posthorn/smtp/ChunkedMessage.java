package org.posthorn.smtp;

import org.apache.james.protocols.api.Response;
import org.posthorn.smtp.ReceivedData.Verdict;

/**
 * The message of one transaction as BDAT brings it, chunk by chunk (RFC 3030). Octets count, not lines: a dot is a dot, and a line may go on in the
 * next chunk. As without chunks, only CRLF ends a line. Once it has failed, all its chunks are read and thrown away.
 */
final class ChunkedMessage implements Collector {
    private final MessageBuffer buffer;
    private long chunk;
    private long left;
    private boolean last;
    private boolean afterCr;

    ChunkedMessage(long limit, DataBudget budget) {
        this.buffer = new MessageBuffer(limit, budget);
    }

    /** Expects a chunk of so many octets; nothing is kept free for octets that have not come. */
    ChunkedMessage expect(long octets, boolean isLast) {
        chunk = octets;
        left = octets;
        last = isLast;
        buffer.checkSize(octets);
        return this;
    }

    @Override
    public int feed(byte[] octets, int from, int to) {
        int count = (int) Math.min(left, to - from);
        buffer.makeRoom(count + 2);
        for (int i = from; i < from + count; i++) {
            accept(octets[i]);
        }
        left -= count;
        return isComplete() ? count : -1;
    }

    private void accept(byte octet) {
        if (afterCr != (octet == '\n')) {
            buffer.fail(Verdict.BARE_LINE_BREAK);
        }
        afterCr = octet == '\r';
        buffer.put(octet);
    }

    @Override
    public boolean isComplete() {
        return left == 0;
    }

    @Override
    public Object result() {
        return last ? message() : reply();
    }

    @Override
    public void release() {
        buffer.release();
    }

    private Response reply() {
        return buffer.verdict() == Verdict.COMPLETE ? Replies.chunkReceived(chunk) : Replies.refused(buffer.verdict());
    }

    /** The last line is ended if it was not: it could not be sent on with DATA otherwise. */
    private ReceivedData message() {
        if (afterCr) {
            buffer.fail(Verdict.BARE_LINE_BREAK);
        }
        if (!buffer.isEmpty() && !buffer.endsWith((byte) '\r', (byte) '\n')) {
            buffer.makeRoom(2);
            buffer.put((byte) '\r');
            buffer.put((byte) '\n');
        }
        return buffer.result();
    }
}
