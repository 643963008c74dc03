package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.posthorn.core.secret.Hmac;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.secret.QuarterKeys;

/**
 * The tokens in tracked URLs. One carries all that a request needs, the redirect's target too, and an HMAC-SHA256 of 128 bits over it, so that
 * nobody else can make one and nothing need be looked up. They are written in the URL alphabet of base64 (RFC 4648 section 5) without padding, and
 * read in just the form in which they are written. The host is not part of it: a customer may change the tracking host.
 */
public final class TrackingTokens {
    /** A longer token is refused unread. */
    public static final int MAX_LENGTH = 8192;
    /** A longer target, in octets of UTF-8, gets no token. */
    public static final int MAX_TARGET = Target.MAX_OCTETS;

    private static final int MAC_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final QuarterKeys keys;

    public TrackingTokens(MasterKey masterKey) {
        keys = new QuarterKeys(masterKey, "tracking");
    }

    /**
     * Writes a token.
     *
     * @throws IllegalArgumentException if the target is longer than {@link #MAX_TARGET} or the link's number is not 0 to 65535
     */
    public String write(TrackingToken token) {
        if (token instanceof TrackingToken.Click click) {
            check(click);
        }
        byte[] content = TokenLayout.write(token).toByteArray();
        byte[] signed = Arrays.copyOf(content, content.length + MAC_BYTES);
        System.arraycopy(mac(content), 0, signed, content.length, MAC_BYTES);
        return ENCODER.encodeToString(signed);
    }

    /** What a token stands for; empty unless it was written here, to the letter. */
    public Optional<TrackingToken> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return decode(token).filter(signed -> signed.length > TokenLayout.NAMED_BYTES + MAC_BYTES).filter(this::isSigned)
            .map(signed -> TokenLayout.read(signed, signed.length - MAC_BYTES));
    }

    private static void check(TrackingToken.Click click) {
        if (click.link() < 0 || click.link() > TokenLayout.MAX_LINK || click.target().getBytes(UTF_8).length > MAX_TARGET) {
            throw new IllegalArgumentException("A link's number is 0 to " + TokenLayout.MAX_LINK + ", its target has up to " + MAX_TARGET + " octets");
        }
    }

    private static Optional<byte[]> decode(String token) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(token);
            // The decoder takes padding and stray bits in the last letter, which would be other forms of the same token.
            return Optional.of(octets).filter(decoded -> ENCODER.encodeToString(decoded).equals(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(byte[] signed) {
        int length = signed.length - MAC_BYTES;
        byte[] expected = mac(Arrays.copyOf(signed, length));
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(signed, length, signed.length));
    }

    private byte[] mac(byte[] content) {
        return Arrays.copyOf(Hmac.sha256(keys.at(TokenLayout.time(content)), content), MAC_BYTES);
    }
}
