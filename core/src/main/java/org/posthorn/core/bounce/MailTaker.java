package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.posthorn.core.bounce.ReturnedMail.Part;

/**
 * Takes a message apart within bounds: its first megabyte, 200 parts, 10 levels. What a report says of the failure stands at its begin;
 * what is cut off is the returned message.
 */
final class MailTaker {
    static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_PART = 128 << 10;
    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_LINE = 10_000;
    private static final MimeConfig LIMITS = MimeConfig.custom()
        .setMaxLineLen(100_000).setMaxHeaderLen(100_000).setMaxHeaderCount(2000).setMaxContentLen(MAX_MESSAGE).build();

    private MailTaker() {
    }

    static ReturnedMail take(byte[] message) {
        byte[] begin = withLineEnds(message.length <= MAX_MESSAGE ? message : Arrays.copyOf(message, MAX_MESSAGE));
        String raw = new String(begin, ISO_8859_1);
        int body = HeaderReader.end(raw);
        Header header = HeaderReader.read(TextDecoder.decode(Arrays.copyOf(begin, Math.min(body, MAX_PART))));
        List<Part> parts = parts(begin);
        boolean untaken = parts.isEmpty() && body < begin.length;
        return new ReturnedMail(raw, header, untaken ? List.of(whole(begin, body)) : parts);
    }

    /** A message whose lines end in CR alone, or in several, gets the line ends that all else looks for. */
    private static byte[] withLineEnds(byte[] message) {
        String begin = new String(message, 0, Math.min(message.length, MAX_LINE), ISO_8859_1);
        if (begin.contains("\r\r\n")) {
            return new String(message, ISO_8859_1).replace("\r\r\n", "\r\n").getBytes(ISO_8859_1);
        }
        boolean ended = begin.indexOf('\n') >= 0 || begin.indexOf('\r') < 0;
        return ended ? message : new String(message, ISO_8859_1).replace('\r', '\n').getBytes(ISO_8859_1);
    }

    /** A body whose parts cannot be found, as one text. */
    private static Part whole(byte[] message, int body) {
        return new Part("text/plain", null, Arrays.copyOfRange(message, body, Math.min(message.length, body + MAX_PART)));
    }

    private static List<Part> parts(byte[] message) {
        MimeTokenStream stream = new MimeTokenStream(LIMITS);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(message));
        List<Part> parts = new ArrayList<>();
        try {
            take(stream, parts);
        } catch (IOException | MimeException | IllegalArgumentException e) {
            // A message that breaks MIME is no error here: what was found before the break counts, and the rest may be found without MIME.
            return parts;
        }
        return parts;
    }

    private static void take(MimeTokenStream stream, List<Part> parts) throws IOException, MimeException {
        int depth = 0;
        EntityState state = stream.getState();
        while (state != EntityState.T_END_OF_STREAM && depth <= MAX_DEPTH && parts.size() < MAX_PARTS) {
            switch (state) {
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> parts.add(part(stream));
                default -> { }
            }
            state = stream.next();
        }
    }

    private static Part part(MimeTokenStream stream) throws IOException {
        BodyDescriptor body = stream.getBodyDescriptor();
        try (InputStream in = stream.getDecodedInputStream()) {
            return new Part(type(body.getMimeType()), body.getCharset(), in.readNBytes(MAX_PART));
        }
    }

    /** Without what belongs behind a semicolon that is not there. */
    private static String type(String mimeType) {
        return mimeType.strip().split("[\\s;]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
