package org.posthorn.smtp;

import org.posthorn.smtp.ReceivedData.Verdict;

/**
 * Collects one message of the DATA command from octets as they come: finds its end, takes the stuffed dots out, and never holds more than the limit.
 * Only CRLF ends a line, so only {@code CRLF . CRLF} ends the message.
 */
final class DataCollector implements Collector {
    private final MessageBuffer buffer;
    private boolean complete;
    private State state = State.LINE_START;

    private enum State { LINE_START, DOT, DOT_CR, TEXT, CR }

    DataCollector(long limit, DataBudget budget) {
        this.buffer = new MessageBuffer(limit, budget);
    }

    @Override
    public int feed(byte[] octets, int from, int to) {
        buffer.makeRoom(to - from + 2);
        for (int i = from; i < to; i++) {
            if (accept(octets[i])) {
                complete = true;
                buffer.checkSize(0);
                return i + 1 - from;
            }
        }
        buffer.checkSize(0);
        return -1;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public ReceivedData result() {
        return buffer.result();
    }

    @Override
    public void release() {
        buffer.release();
    }

    /** True once the octet ends the message. */
    private boolean accept(byte octet) {
        switch (state) {
            case LINE_START -> {
                if (octet == '.') {
                    state = State.DOT;
                    return false;
                }
                text(octet);
            }
            case DOT -> {
                if (octet == '\r') {
                    state = State.DOT_CR;
                    return false;
                }
                text(octet);
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    return true;
                }
                buffer.put((byte) '\r');
                buffer.fail(Verdict.BARE_LINE_BREAK);
                text(octet);
            }
            case CR -> {
                buffer.put(octet);
                if (octet == '\n') {
                    state = State.LINE_START;
                } else {
                    buffer.fail(Verdict.BARE_LINE_BREAK);
                    state = octet == '\r' ? State.CR : State.TEXT;
                }
            }
            case TEXT -> text(octet);
        }
        return false;
    }

    private void text(byte octet) {
        buffer.put(octet);
        if (octet == '\r') {
            state = State.CR;
        } else {
            state = State.TEXT;
            if (octet == '\n') {
                buffer.fail(Verdict.BARE_LINE_BREAK);
            }
        }
    }
}
