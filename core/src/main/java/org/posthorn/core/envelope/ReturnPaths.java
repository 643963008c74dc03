package org.posthorn.core.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * The return address of each copy (variable envelope return path): {@code b-<token>@<bounce domain>}. The token names message and recipient and
 * carries a MAC over them and the domain, so nobody else can make one and nothing need be stored. Its key changes with the quarter of the
 * message's time. Tokens are read in any case, since some servers change it.
 */
public final class ReturnPaths {
    private static final String PREFIX = "b-";
    private static final int NAMED_BYTES = MessageId.BYTES + 2;
    private static final int MAC_BYTES = 10;
    private static final int TOKEN_BYTES = NAMED_BYTES + MAC_BYTES;

    private final QuarterKeys keys;

    public ReturnPaths(MasterKey masterKey) {
        keys = new QuarterKeys(masterKey, "return-path");
    }

    /** The copy's envelope sender; its local part has 47 octets. */
    public String address(MessageCopy copy, String bounceDomain) {
        byte[] token = Arrays.copyOf(copy.message().bytes(), TOKEN_BYTES);
        token[MessageId.BYTES] = (byte) (copy.recipient() >> 8);
        token[MessageId.BYTES + 1] = (byte) copy.recipient();
        byte[] mac = mac(copy.message(), token, bounceDomain);
        System.arraycopy(mac, 0, token, NAMED_BYTES, MAC_BYTES);
        return PREFIX + Base32.encode(token) + "@" + bounceDomain;
    }

    /** The copy that a return address was made for; empty if it was not made here or not for that domain. */
    public Optional<MessageCopy> verify(String localPart, String domain) {
        if (!localPart.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Optional.empty();
        }
        return Base32.decode(localPart, PREFIX.length(), TOKEN_BYTES).flatMap(token -> verify(token, domain));
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
}
