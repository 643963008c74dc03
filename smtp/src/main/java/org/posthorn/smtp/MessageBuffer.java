package org.posthorn.smtp;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import org.posthorn.smtp.ReceivedData.Verdict;

/** The octets of a message that is coming, and what is wrong with it so far. Grows with what has come, never beyond its limit and the budget. */
final class MessageBuffer {
    private static final int FIRST_SIZE = 16 * 1024;

    private final long limit;
    private final DataBudget budget;
    private final AtomicLong reserved = new AtomicLong();
    private byte[] octets = new byte[0];
    private int size;
    private Verdict verdict = Verdict.COMPLETE;

    MessageBuffer(long limit, DataBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** Makes room for so many more octets; without it they are dropped. */
    void makeRoom(int more) {
        long wanted = (long) size + more;
        if (verdict != Verdict.COMPLETE || wanted <= octets.length) {
            return;
        }
        int length = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(FIRST_SIZE, Math.max(wanted, 2L * octets.length)));
        if (budget.reserve(length - octets.length)) {
            reserved.addAndGet(length - octets.length);
            octets = Arrays.copyOf(octets, length);
        } else {
            fail(Verdict.NO_ROOM);
        }
    }

    void put(byte octet) {
        if (size < octets.length) {
            octets[size++] = octet;
        }
    }

    /** Fails if it has grown beyond the limit, or will when so many more octets come. */
    void checkSize(long more) {
        if (more > limit - size) {
            fail(Verdict.TOO_BIG);
        }
    }

    /** Only the first failure counts; what was kept is dropped, and so is all that comes. */
    void fail(Verdict why) {
        if (verdict == Verdict.COMPLETE) {
            verdict = why;
            release();
            size = 0;
        }
    }

    Verdict verdict() {
        return verdict;
    }

    /** Whether it ends in these octets. */
    boolean endsWith(byte... end) {
        return size >= end.length && Arrays.equals(octets, size - end.length, size, end, 0, end.length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The message; what it holds of the budget is from now on its receiver's to release. */
    ReceivedData result() {
        return new ReceivedData(Arrays.copyOf(octets, size), verdict, reserved.getAndSet(0));
    }

    /** Also when the connection ends, which both its I/O thread and its session see. */
    void release() {
        budget.release(reserved.getAndSet(0));
        octets = new byte[0];
    }
}
