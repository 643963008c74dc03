package org.posthorn.core.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.Hmac;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.secret.QuarterKeys;

/**
 * The address by which a recipient unsubscribes with a mail: {@code u-<token>@<bounce domain>}. The token names message and recipient and carries
 * a MAC of 96 bits over them and the domain, in base 32 with the extended hex alphabet (RFC 4648 section 7), read in any case.
 */
public final class UnsubscribeAddresses {
    private static final String PREFIX = "u-";
    private static final int NAMED_BYTES = MessageId.BYTES + 2;
    private static final int MAC_BYTES = 12;
    private static final int TOKEN_BYTES = NAMED_BYTES + MAC_BYTES;
    /** 240 bits are 48 digits of 5, so the base 32 of RFC 4648 is the number's own. */
    private static final int RADIX = 32;
    private static final int DIGITS = TOKEN_BYTES * 8 / 5;

    private final QuarterKeys keys;

    public UnsubscribeAddresses(MasterKey masterKey) {
        keys = new QuarterKeys(masterKey, "unsubscribe-address");
    }

    /** The address of one recipient's copy; its local part has 50 octets. */
    public String address(MessageCopy copy, String domain) {
        byte[] token = Arrays.copyOf(copy.message().bytes(), TOKEN_BYTES);
        token[MessageId.BYTES] = (byte) (copy.recipient() >> 8);
        token[MessageId.BYTES + 1] = (byte) copy.recipient();
        System.arraycopy(mac(copy.message(), token, domain), 0, token, NAMED_BYTES, MAC_BYTES);
        return PREFIX + encode(token) + "@" + domain;
    }

    /** The copy that an address was made for; empty if it was not made here or not for that domain. */
    public Optional<MessageCopy> verify(String localPart, String domain) {
        boolean readable = localPart.length() == PREFIX.length() + DIGITS && localPart.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        return readable ? decode(localPart.substring(PREFIX.length())).flatMap(token -> verify(token, domain)) : Optional.empty();
    }

    private Optional<MessageCopy> verify(byte[] token, String domain) {
        MessageId message = MessageId.of(Arrays.copyOf(token, MessageId.BYTES));
        byte[] expected = Arrays.copyOf(mac(message, token, domain), MAC_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(token, NAMED_BYTES, TOKEN_BYTES))) {
            return Optional.empty();
        }
        int place = (token[MessageId.BYTES] & 0xff) << 8 | token[MessageId.BYTES + 1] & 0xff;
        return Optional.of(new MessageCopy(message, place));
    }

    private byte[] mac(MessageId message, byte[] token, String domain) {
        byte[] named = Arrays.copyOf(token, NAMED_BYTES);
        return Hmac.sha256(keys.at(message.time()), PREFIX.getBytes(UTF_8), named, domain.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private static String encode(byte[] token) {
        String digits = new BigInteger(1, token).toString(RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static Optional<byte[]> decode(String digits) {
        if (!digits.chars().allMatch(UnsubscribeAddresses::isDigit)) {
            return Optional.empty();
        }
        byte[] number = new BigInteger(digits, RADIX).toByteArray();
        byte[] token = new byte[TOKEN_BYTES];
        int length = Math.min(number.length, TOKEN_BYTES);
        System.arraycopy(number, number.length - length, token, TOKEN_BYTES - length, length);
        return Optional.of(token);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'v' || c >= 'A' && c <= 'V';
    }
}
