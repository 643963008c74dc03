package org.posthorn.core.message;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A message's id: a ULID, 48 bits of milliseconds since 1970 and 80 random bits, written as 26 characters of Crockford's base 32.
 * Ids sort by the time of acceptance.
 */
public record MessageId(String value) {
    /** Length of the text form. */
    public static final int LENGTH = 26;
    /** Length of the binary form, in octets. */
    public static final int BYTES = 16;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    public MessageId {
        if (!isUlid(value)) {
            throw new IllegalArgumentException("Not a message id: a ULID has 26 characters of Crockford's base 32");
        }
    }

    public static MessageId create(Clock clock) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        long millis = clock.millis();
        for (int i = 5; i >= 0; i--) {
            bytes[i] = (byte) millis;
            millis >>>= 8;
        }
        return of(bytes);
    }

    /** Reads the text form in any case; empty if it is none. */
    public static Optional<MessageId> parse(String text) {
        if (isUlid(text)) {
            return Optional.of(new MessageId(text));
        }
        // Some letters beyond ASCII have one of the alphabet as their upper case.
        String upper = text.chars().allMatch(c -> c < 0x80) ? text.toUpperCase(Locale.ROOT) : text;
        return isUlid(upper) ? Optional.of(new MessageId(upper)) : Optional.empty();
    }

    /** Reads the binary form. */
    public static MessageId of(byte[] bytes) {
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = ALPHABET.charAt(fiveBits(bytes, i * 5 - 2));
        }
        return new MessageId(new String(text));
    }

    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(value.charAt(i));
            for (int bit = 0; bit < 5; bit++) {
                int position = i * 5 - 2 + bit;
                if (position >= 0 && (digit >> (4 - bit) & 1) == 1) {
                    bytes[position >> 3] |= (byte) (0x80 >> (position & 7));
                }
            }
        }
        return bytes;
    }

    /** When the message was accepted. */
    public Instant time() {
        byte[] bytes = bytes();
        long millis = 0;
        for (int i = 0; i < 6; i++) {
            millis = millis << 8 | (bytes[i] & 0xff);
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public String toString() {
        return value;
    }

    private static int fiveBits(byte[] bytes, int from) {
        int digit = 0;
        for (int position = from; position < from + 5; position++) {
            int bit = position < 0 ? 0 : bytes[position >> 3] >> (7 - (position & 7)) & 1;
            digit = digit << 1 | bit;
        }
        return digit;
    }

    private static boolean isUlid(String text) {
        // A plain loop: every step of the pipeline asks this of every message.
        boolean ulid = text.length() == LENGTH && text.charAt(0) <= '7';
        for (int i = 0; ulid && i < LENGTH; i++) {
            ulid = ALPHABET.indexOf(text.charAt(i)) >= 0;
        }
        return ulid;
    }
}
