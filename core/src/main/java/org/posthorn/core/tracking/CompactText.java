package org.posthorn.core.tracking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A text to the end of the octets, behind one that tells whether it is deflated (RFC 1951), which it is where that is shorter. */
final class CompactText {
    /** A compressor costs more than short texts gain by it. */
    private static final int WORTH_TRYING = 300;
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;

    private CompactText() {
    }

    static void write(byte[] text, ByteArrayOutputStream out) {
        byte[] deflated = text.length < WORTH_TRYING ? text : deflate(text);
        out.write(deflated.length < text.length ? DEFLATED : PLAIN);
        out.writeBytes(deflated.length < text.length ? deflated : text);
    }

    /** Reads what {@link #write} wrote. */
    static byte[] read(ByteBuffer in) {
        boolean deflated = in.get() == DEFLATED;
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return deflated ? inflate(rest) : rest;
    }

    private static byte[] deflate(byte[] text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            byte[] out = new byte[text.length];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] out = new byte[Target.MAX_OCTETS];
            return Arrays.copyOf(out, inflater.inflate(out));
        } catch (DataFormatException e) {
            throw new IllegalStateException("A token that this server signed does not inflate", e);
        } finally {
            inflater.end();
        }
    }
}
