package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;

/**
 * Reads replies of one line or several (RFC 5321 section 4.2.1). Bare LF ends a line too. What is longer than any sane server's reply
 * is cut, and what is no reply at all ends the connection with a {@link DecoderException}.
 */
final class ReplyDecoder extends ByteToMessageDecoder {
    private static final int MAX_LINE = 4096;
    private static final int MAX_LINES = 100;
    private static final int CODE = 3;
    private List<String> lines = new ArrayList<>();

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = in.bytesBefore((byte) '\n');
        if (length > MAX_LINE || length < 0 && in.readableBytes() > MAX_LINE) {
            throw new DecoderException("A reply's line is longer than " + MAX_LINE + " octets");
        }
        if (length >= 0) {
            boolean crlf = length > 0 && in.getByte(in.readerIndex() + length - 1) == '\r';
            readLine(in.readCharSequence(crlf ? length - 1 : length, UTF_8).toString(), out);
            in.skipBytes(crlf ? 2 : 1);
        }
    }

    /** Whether there is nothing read and not yet used: anything that came in the clear after the reply to STARTTLS must not count. */
    boolean isDrained() {
        return actualReadableBytes() == 0 && lines.isEmpty();
    }

    private void readLine(String line, List<Object> out) {
        int code = code(line);
        if (lines.size() < MAX_LINES) {
            lines.add(line.length() > CODE ? line.substring(CODE + 1) : "");
        }
        if (line.length() == CODE || line.charAt(CODE) == ' ') {
            out.add(new RawReply(code, lines));
            lines = new ArrayList<>();
        } else if (line.charAt(CODE) != '-') {
            throw new DecoderException("Not an SMTP reply: " + line);
        }
    }

    private static int code(String line) {
        int code = 0;
        for (int i = 0; i < CODE; i++) {
            char digit = i < line.length() ? line.charAt(i) : ' ';
            if (digit < '0' || digit > '9') {
                throw new DecoderException("Not an SMTP reply: " + line);
            }
            code = code * 10 + digit - '0';
        }
        return code;
    }
}
