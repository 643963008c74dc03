package org.posthorn.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The one secret under which all others lie. It encrypts what is stored and gives each purpose a key of its own. */
public final class MasterKey {
    /** Length of the secret, in octets. */
    public static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec root;
    private final SecretKeySpec sealing;

    private MasterKey(byte[] secret) {
        root = Hmac.key(secret);
        sealing = new SecretKeySpec(derive("seal"), "AES");
    }

    /**
     * A key from its octets.
     *
     * @throws IllegalArgumentException if they are not 32
     */
    public static MasterKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("A master key has " + BYTES + " octets, not " + secret.length);
        }
        return new MasterKey(secret);
    }

    /**
     * Reads the key from its file, which is first made, with mode 0600, if there is none.
     *
     * @throws IOException if it cannot be read or made, has another length, or others than its owner may touch it
     */
    public static MasterKey loadOrCreate(Path file) throws IOException {
        return new MasterKey(MasterKeyFile.loadOrCreate(file));
    }

    /** Encrypts with AES-256-GCM under a random nonce; what comes out opens in the same context only. */
    public byte[] seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt with " + CIPHER, e);
        }
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws IllegalArgumentException if it was sealed under another key or context, or was changed since
     */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("Too short for something sealed: " + sealed.length + " octets");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), context);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Does not open as " + context + ": sealed under another master key, for something else, or damaged", e);
        }
    }

    /** 32 octets for one purpose: the first block of HKDF-SHA256's expansion (RFC 5869 section 2.3); the root is random, so nothing is extracted. */
    public byte[] derive(String purpose) {
        return Hmac.sha256(root, purpose.getBytes(UTF_8), new byte[] {1});
    }

    @Override
    public String toString() {
        return "MasterKey";
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }
}
