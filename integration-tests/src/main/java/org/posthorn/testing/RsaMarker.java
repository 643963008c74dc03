package org.posthorn.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Finds an RSA private key without having it: in RFC 8017's RSAPrivateKey, alone or within PKCS #8, the modulus stands behind a version of 0. */
public final class RsaMarker {
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final int MODULUS_OCTETS = 24;

    private RsaMarker() {
    }

    /** What only the private key of this public one has, given as SubjectPublicKeyInfo in base 64; for a modulus of 1,024 bits and more. */
    public static byte[] ofPrivateKeyOf(String publicKey) throws GeneralSecurityException {
        byte[] info = Base64.getDecoder().decode(publicKey);
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
        return ofModulus(key.getModulus());
    }

    private static byte[] ofModulus(BigInteger modulus) {
        byte[] octets = modulus.toByteArray();
        byte[] marker = Arrays.copyOf(VERSION, VERSION.length + 4 + MODULUS_OCTETS);
        marker[3] = 2;
        marker[4] = (byte) 0x82;
        marker[5] = (byte) (octets.length >> 8);
        marker[6] = (byte) octets.length;
        System.arraycopy(octets, 0, marker, 7, MODULUS_OCTETS);
        return marker;
    }
}
