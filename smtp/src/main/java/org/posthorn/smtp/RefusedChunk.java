package org.posthorn.smtp;

import org.apache.james.protocols.api.Response;

/** A chunk that may not come, but does, as its octets follow BDAT without a reply between: they are thrown away before the refusal is told. */
final class RefusedChunk implements Collector {
    private final Response refusal;
    private long left;

    RefusedChunk(long octets, Response refusal) {
        this.left = octets;
        this.refusal = refusal;
    }

    @Override
    public int feed(byte[] octets, int from, int to) {
        int count = (int) Math.min(left, to - from);
        left -= count;
        return isComplete() ? count : -1;
    }

    @Override
    public boolean isComplete() {
        return left == 0;
    }

    @Override
    public Object result() {
        return refusal;
    }

    @Override
    public void release() {
        // Nothing was kept.
    }
}
