package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;

/**
 * The octets of a token: the kind, the message's id, the recipient's place (2), the length of the account's id (1) and the id; in a click then the
 * link's number (2) and the target. Numbers are big-endian. What is read here has been verified, so it has this form.
 */
final class TokenLayout {
    /** Kind, id and place: what a key is chosen by. */
    static final int NAMED_BYTES = 1 + MessageId.BYTES + 2;
    static final int MAX_LINK = 0xffff;

    private TokenLayout() {
    }

    static ByteArrayOutputStream write(TrackingToken token) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.write(kind(token));
        out.writeBytes(token.copy().message().bytes());
        writeShort(out, token.copy().recipient());
        byte[] account = token.account().getBytes(US_ASCII);
        out.write(account.length);
        out.writeBytes(account);
        if (token instanceof TrackingToken.Click click) {
            writeShort(out, click.link());
            CompactText.write(click.target().getBytes(UTF_8), out);
        }
        return out;
    }

    static TrackingToken read(byte[] octets, int length) {
        ByteBuffer in = ByteBuffer.wrap(octets, 0, length);
        byte kind = in.get();
        MessageId message = message(octets);
        in.position(1 + MessageId.BYTES);
        MessageCopy copy = new MessageCopy(message, Short.toUnsignedInt(in.getShort()));
        byte[] account = new byte[Byte.toUnsignedInt(in.get())];
        in.get(account);
        String id = new String(account, US_ASCII);
        return switch (kind) {
            case 'o' -> new TrackingToken.Open(id, copy);
            case 'u' -> new TrackingToken.Unsubscribe(id, copy);
            default -> new TrackingToken.Click(id, copy, Short.toUnsignedInt(in.getShort()), new String(CompactText.read(in), UTF_8));
        };
    }

    /** The message's time in a token of at least {@link #NAMED_BYTES}: an id begins with 48 bits of milliseconds. */
    static Instant time(byte[] octets) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(octets).getLong(1) >>> 16);
    }

    private static MessageId message(byte[] octets) {
        return MessageId.of(Arrays.copyOfRange(octets, 1, 1 + MessageId.BYTES));
    }

    private static char kind(TrackingToken token) {
        if (token instanceof TrackingToken.Open) {
            return 'o';
        }
        return token instanceof TrackingToken.Click ? 'c' : 'u';
    }

    private static void writeShort(ByteArrayOutputStream out, int number) {
        out.write(number >> 8);
        out.write(number);
    }
}
