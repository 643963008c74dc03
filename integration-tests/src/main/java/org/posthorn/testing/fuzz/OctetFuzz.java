package org.posthorn.testing.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Spoils octets that were right. */
public final class OctetFuzz {
    private static final List<String> TOKENS = List.of("\0", "\r", "\n", "\r\n", "\r\r\n", ".", "\r\n.\r\n", "\n.\n", " ", "\t", "<", ">", "@", "\"", "\\",
            ":", ";", "(",
            "=", "%s%n", "${jndi:ldap://127.0.0.1/}", "\u00fc", "\u0130", "\ud83d\ude00", "\u0085", "\u200b", "xn--", "--", "=?", "?=");

    private OctetFuzz() {
    }

    /** The octets with one to three mistakes. */
    public static byte[] spoil(Dice dice, byte[] octets) {
        byte[] spoilt = octets;
        for (int left = dice.between(1, 3); left > 0; left--) {
            spoilt = spoilOnce(dice, spoilt);
        }
        return spoilt;
    }

    private static byte[] spoilOnce(Dice dice, byte[] octets) {
        int from = dice.below(octets.length + 1);
        int to = Math.min(octets.length, from + dice.between(1, 16));
        return switch (dice.below(7)) {
            case 0 -> Arrays.copyOf(octets, from);
            case 1 -> replaced(octets, from, to, new byte[0]);
            case 2 -> replaced(octets, from, from, dice.octets(dice.between(1, 8)));
            case 3 -> replaced(octets, from, from, repeated(dice));
            case 4 -> replaced(octets, to, to, Arrays.copyOfRange(octets, from, to));
            case 5 -> flipped(dice, octets);
            default -> replaced(octets, from, from, utf8(dice.pick(TOKENS)));
        };
    }

    private static byte[] repeated(Dice dice) {
        byte[] run = new byte[dice.size(15_000)];
        Arrays.fill(run, dice.octets(1)[0]);
        return run;
    }

    private static byte[] flipped(Dice dice, byte[] octets) {
        byte[] flipped = octets.clone();
        if (flipped.length > 0) {
            flipped[dice.below(flipped.length)] ^= (byte) (1 << dice.below(8));
        }
        return flipped;
    }

    private static byte[] replaced(byte[] octets, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + by.length);
        out.write(octets, 0, from);
        out.writeBytes(by);
        out.write(octets, to, octets.length - to);
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
