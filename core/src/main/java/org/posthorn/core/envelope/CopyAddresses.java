package org.posthorn.core.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.Hmac;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.secret.QuarterKeys;

/**
 * The addresses of each copy at a bounce domain: {@code <prefix><token>@<bounce domain>}. The token names message and recipient and carries a MAC over
 * them, the purpose and the domain, so nobody else can make one and nothing need be stored. Its key is the purpose's own and changes with the quarter
 * of the message's time. Tokens are read in any case, since some servers change it.
 */
public final class CopyAddresses {
    private static final int NAMED_BYTES = MessageId.BYTES + 2;

    private final Map<Purpose, QuarterKeys> keys = new EnumMap<>(Purpose.class);

    /** What an address is for. What mail in transit carries may not change. */
    public enum Purpose {
        /** The copy's envelope sender (variable envelope return path); its local part has 47 octets. */
        BOUNCE("b-", "return-path", 10, Base32.PLAIN),
        /** Where a mail unsubscribes; its local part has 50 octets. */
        UNSUBSCRIBE("u-", "unsubscribe-address", 12, Base32.HEX);

        private final String prefix;
        private final String keyName;
        private final int macBytes;
        private final Base32 base32;

        Purpose(String prefix, String keyName, int macBytes, Base32 base32) {
            this.prefix = prefix;
            this.keyName = keyName;
            this.macBytes = macBytes;
            this.base32 = base32;
        }
    }

    public CopyAddresses(MasterKey masterKey) {
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, new QuarterKeys(masterKey, purpose.keyName));
        }
    }

    public String of(MessageCopy copy, Purpose purpose, String bounceDomain) {
        return purpose.prefix + token(copy, purpose, bounceDomain) + "@" + bounceDomain;
    }

    /** The copy that an address was made for; empty if it was not made here, not for that purpose or not for that domain. */
    public Optional<MessageCopy> verify(Purpose purpose, String localPart, String domain) {
        boolean prefixed = localPart.regionMatches(true, 0, purpose.prefix, 0, purpose.prefix.length());
        return prefixed ? verify(purpose, localPart, purpose.prefix.length(), domain) : Optional.empty();
    }

    String token(MessageCopy copy, Purpose purpose, String realm) {
        byte[] token = Arrays.copyOf(copy.message().bytes(), NAMED_BYTES + purpose.macBytes);
        token[MessageId.BYTES] = (byte) (copy.recipient() >> 8);
        token[MessageId.BYTES + 1] = (byte) copy.recipient();
        System.arraycopy(mac(purpose, copy.message(), token, realm), 0, token, NAMED_BYTES, purpose.macBytes);
        return purpose.base32.encode(token);
    }

    /** @param from where in the text the token begins */
    Optional<MessageCopy> verify(Purpose purpose, String text, int from, String realm) {
        return purpose.base32.decode(text, from, NAMED_BYTES + purpose.macBytes).flatMap(token -> verify(purpose, token, realm));
    }

    private Optional<MessageCopy> verify(Purpose purpose, byte[] token, String realm) {
        MessageId message = MessageId.of(Arrays.copyOf(token, MessageId.BYTES));
        byte[] expected = Arrays.copyOf(mac(purpose, message, token, realm), purpose.macBytes);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(token, NAMED_BYTES, token.length))) {
            return Optional.empty();
        }
        int place = (token[MessageId.BYTES] & 0xff) << 8 | token[MessageId.BYTES + 1] & 0xff;
        return Optional.of(new MessageCopy(message, place));
    }

    private byte[] mac(Purpose purpose, MessageId message, byte[] token, String realm) {
        byte[] named = Arrays.copyOf(token, NAMED_BYTES);
        return Hmac.sha256(keys.get(purpose).at(message.time()), purpose.prefix.getBytes(UTF_8), named, realm.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }
}
