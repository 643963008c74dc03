package org.posthorn.core.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Password hashes by PBKDF2-HMAC-SHA512 (RFC 8018), written {@code pbkdf2-sha512$iterations$salt$hash} with salt and hash in base 64. */
public final class PasswordHash {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NAME = "pbkdf2-sha512";
    private static final int ITERATIONS = 210_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** No password's hash; verifying against it costs as much as against any other. */
    public static final String DUMMY = text(ITERATIONS, new byte[SALT_BYTES], new byte[HASH_BYTES]);

    private PasswordHash() {
    }

    /** Hashes with a new salt; meant to take a tenth of a second or so. */
    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return text(ITERATIONS, salt, pbkdf2(password, salt, ITERATIONS));
    }

    /**
     * Whether the text is that password's hash; compares in constant time.
     *
     * @throws IllegalArgumentException if the text is no hash of this kind
     */
    public static boolean verify(String password, String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(NAME) || !parts[1].matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException("Not a password hash of kind " + NAME);
        }
        int iterations = Math.min(Integer.parseInt(parts[1]), MAX_ITERATIONS);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, pbkdf2(password, Base64.getDecoder().decode(parts[2]), iterations));
    }

    private static String text(int iterations, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return NAME + "$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
