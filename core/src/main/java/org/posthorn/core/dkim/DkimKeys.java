package org.posthorn.core.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Base64;

/** Makes, stores and publishes DKIM keys: RSA of 2048 bits (RFC 8301). */
public final class DkimKeys {
    private static final int BITS = 2048;
    private static final RsaProvider RSA = RsaProvider.best();

    private DkimKeys() {
    }

    public static DkimKey generate(String selector) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", RSA.provider());
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new DkimKey(selector, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make an RSA key", e);
        }
    }

    /** The selector of a quarter's key unless the operator chose another, such as {@code s2026q4}. */
    public static String defaultSelector(Clock clock) {
        LocalDate today = LocalDate.now(clock);
        return "s" + today.getYear() + "q" + today.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** The value of the TXT record at {@code <selector>._domainkey.<domain>} (RFC 6376 section 3.6.1). */
    public static String dnsRecord(PublicKey key) {
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The private key as PKCS#8 octets; to be stored encrypted only. */
    public static byte[] encode(PrivateKey key) {
        return key.getEncoded();
    }

    /**
     * The key pair of a private key that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if the octets are no RSA private key
     */
    public static DkimKey decode(String selector, byte[] pkcs8) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA", RSA.provider());
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new DkimKey(selector, key, factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("Not an RSA private key in PKCS#8 with its primes", e);
        }
    }
}
