package org.posthorn.core.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). */
public final class Hmac {
    /** Length of a code, in octets. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {
    }

    /** A secret as the key of {@link #sha256}. */
    public static SecretKeySpec key(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    /** The code over the parts put together; whoever calls sees to it that no two lists of parts give the same octets. */
    public static byte[] sha256(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
        }
    }
}
