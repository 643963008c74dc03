package org.posthorn.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;

import org.apache.james.protocols.netty.CommandInjectionDetectedException;

/**
 * Cuts the octets of a session into command lines and, after 354 and BDAT, whole messages and chunks. A message passes as one object instead of line by line,
 * which is what makes DATA cheap; its size limit and its line ends are checked here, octet by octet.
 */
final class SmtpFramer extends ByteToMessageDecoder {
    /** RFC 5321 section 4.5.3.1.4 asks for 512 octets, AUTH (RFC 4954 section 4) for 12,288. */
    private static final int MAX_LINE = 12_288;
    private static final int MAX_WAITING = 64 * 1024;

    private Collector collector;
    private Line.Pauses pause = Line.Pauses.NEVER;
    private boolean skipping;

    /** Goes on after a pause, on the channel's event loop: with octets for a collector if there is one, or with command lines. */
    void resume(ChannelHandlerContext ctx, Optional<Collector> next) throws Exception {
        if (pause == Line.Pauses.FOR_TLS && actualReadableBytes() > 0) {
            throw new CommandInjectionDetectedException();
        }
        pause = Line.Pauses.NEVER;
        collector = next.filter(expected -> !expected.isComplete()).orElse(null);
        ctx.channel().config().setAutoRead(true);
        next.filter(Collector::isComplete).ifPresent(complete -> ctx.fireChannelRead(complete.result()));
        channelRead(ctx, Unpooled.EMPTY_BUFFER);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (pause != Line.Pauses.NEVER) {
            if (in.readableBytes() > MAX_WAITING) {
                ctx.channel().config().setAutoRead(false);
            }
        } else if (collector != null) {
            collect(in, out);
        } else {
            readLine(ctx, in, out);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        if (collector != null) {
            collector.release();
        }
    }

    private void collect(ByteBuf in, List<Object> out) {
        byte[] octets = new byte[in.readableBytes()];
        in.getBytes(in.readerIndex(), octets);
        int used = collector.feed(octets, 0, octets.length);
        in.skipBytes(used < 0 ? octets.length : used);
        if (used >= 0) {
            out.add(collector.result());
            collector = null;
        }
    }

    private void readLine(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int length = in.bytesBefore((byte) '\n') + 1;
        if (length == 0 && in.readableBytes() <= MAX_LINE) {
            return;
        }
        if (length == 0 || length > MAX_LINE || skipping) {
            skip(ctx, in, length);
            return;
        }
        byte[] octets = new byte[length];
        in.readBytes(octets);
        pause = pauseAfter(octets);
        if (pause == Line.Pauses.FOR_TLS && in.isReadable()) {
            throw new CommandInjectionDetectedException();
        }
        out.add(new Line(octets, pause));
    }

    /** Tells of the line, but does not throw: what came behind it would wait for the client to send more. */
    private void skip(ChannelHandlerContext ctx, ByteBuf in, int length) {
        in.skipBytes(length == 0 ? in.readableBytes() : length);
        boolean first = !skipping;
        skipping = length == 0;
        if (first) {
            ctx.fireExceptionCaught(new TooLongFrameException("A command line has at most " + MAX_LINE + " octets"));
        }
    }

    /** Takes for a command exactly what James' dispatcher does, which strips blanks and control characters: a missed STARTTLS could be injected behind. */
    private static Line.Pauses pauseAfter(byte[] octets) {
        String line = new String(octets, StandardCharsets.US_ASCII).trim().toUpperCase(Locale.US);
        return switch (line) {
            case "DATA", "BDAT" -> Line.Pauses.FOR_DATA;
            case "STARTTLS" -> Line.Pauses.FOR_TLS;
            default -> line.startsWith("BDAT ") ? Line.Pauses.FOR_DATA : Line.Pauses.NEVER;
        };
    }
}
