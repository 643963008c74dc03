package org.posthorn.delivery.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.posthorn.core.message.RawMessage;

/**
 * A message as DATA carries it (RFC 5321 section 4.5.2): a dot put before each line that begins with one, CRLF at the end, then the lone dot.
 * A dot is put after a bare LF too, because there are servers that take that as a line's end. Not for several threads.
 */
final class DotStuffer {
    private static final int CHUNK = 64 * 1024;
    private static final int SLACK = 512;
    private static final byte[] END = {'.', '\r', '\n'};
    private final RawMessage message;
    private int position;
    private byte last = '\n';
    private byte lastButOne = '\r';
    private boolean finished;

    DotStuffer(RawMessage message) {
        this.message = message;
    }

    boolean isFinished() {
        return finished;
    }

    /** The next part, some 64 KB; the caller releases it. */
    ByteBuf next(ByteBufAllocator allocator) {
        int end = Math.min(message.size(), position + CHUNK);
        ByteBuf out = allocator.ioBuffer(end - position + SLACK);
        int border = message.added().length;
        if (position < border) {
            stuff(message.added(), position, Math.min(end, border), out);
        }
        if (end > border) {
            stuff(message.base(), Math.max(position, border) - border, end - border, out);
        }
        position = end;
        if (position == message.size()) {
            terminate(out);
        }
        return out;
    }

    private void stuff(byte[] bytes, int from, int to, ByteBuf out) {
        int copied = from;
        byte before = last;
        for (int i = from; i < to; i++) {
            if (before == '\n' && bytes[i] == '.') {
                out.writeBytes(bytes, copied, i - copied).writeByte('.');
                copied = i;
            }
            before = bytes[i];
        }
        out.writeBytes(bytes, copied, to - copied);
        lastButOne = to - from > 1 ? bytes[to - 2] : last;
        last = before;
    }

    private void terminate(ByteBuf out) {
        if (last != '\n' || lastButOne != '\r') {
            out.writeByte('\r').writeByte('\n');
        }
        out.writeBytes(END);
        finished = true;
    }
}
