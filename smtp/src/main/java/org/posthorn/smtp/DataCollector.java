package org.posthorn.smtp;

import java.util.Arrays;

import org.posthorn.smtp.ReceivedData.Verdict;

/**
 * Collects one message of the DATA command from octets as they come: finds its end, takes the stuffed dots out, and never holds more than the limit.
 * Only CRLF ends a line, so only {@code CRLF . CRLF} ends the message.
 */
final class DataCollector {
    private static final int FIRST_SIZE = 16 * 1024;

    private final long limit;
    private final DataBudget budget;
    private byte[] buffer = new byte[0];
    private int size;
    private long reserved;
    private Verdict verdict = Verdict.COMPLETE;
    private State state = State.LINE_START;

    private enum State { LINE_START, DOT, DOT_CR, TEXT, CR }

    DataCollector(long limit, DataBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /**
     * Takes octets.
     *
     * @return how many were used up to the end of the message; -1 if all were and the end is still to come
     */
    int feed(byte[] octets, int from, int to) {
        makeRoom(to - from + 2);
        for (int i = from; i < to; i++) {
            if (accept(octets[i])) {
                checkSize();
                return i + 1 - from;
            }
        }
        checkSize();
        return -1;
    }

    /** The message; what it holds of the budget is from now on its receiver's to release. */
    ReceivedData result() {
        ReceivedData data = new ReceivedData(Arrays.copyOf(buffer, size), verdict, reserved);
        reserved = 0;
        return data;
    }

    void release() {
        budget.release(reserved);
        reserved = 0;
        buffer = new byte[0];
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
                put((byte) '\r');
                fail(Verdict.BARE_LINE_BREAK);
                text(octet);
            }
            case CR -> {
                put(octet);
                if (octet == '\n') {
                    state = State.LINE_START;
                } else {
                    fail(Verdict.BARE_LINE_BREAK);
                    state = octet == '\r' ? State.CR : State.TEXT;
                }
            }
            case TEXT -> text(octet);
        }
        return false;
    }

    private void text(byte octet) {
        put(octet);
        if (octet == '\r') {
            state = State.CR;
        } else {
            state = State.TEXT;
            if (octet == '\n') {
                fail(Verdict.BARE_LINE_BREAK);
            }
        }
    }

    private void put(byte octet) {
        if (size < buffer.length) {
            buffer[size++] = octet;
        }
    }

    private void makeRoom(int more) {
        long wanted = (long) size + more;
        if (verdict != Verdict.COMPLETE || wanted <= buffer.length) {
            return;
        }
        int length = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(FIRST_SIZE, Math.max(wanted, 2L * buffer.length)));
        if (budget.reserve(length - buffer.length)) {
            reserved += length - buffer.length;
            buffer = Arrays.copyOf(buffer, length);
        } else {
            fail(Verdict.NO_ROOM);
        }
    }

    private void checkSize() {
        if (size > limit) {
            fail(Verdict.TOO_BIG);
        }
    }

    private void fail(Verdict why) {
        if (verdict == Verdict.COMPLETE) {
            verdict = why;
            release();
            size = 0;
        }
    }
}
