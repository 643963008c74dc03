package org.posthorn.distribution;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for a server that was given none, so that TLS works from the first start; clients that check certificates refuse it. */
record SelfSignedCertificate(String privateKeyPem, String certificatePem) {
    private static final Duration LIFE = Duration.ofDays(825);

    static SelfSignedCertificate create(String hostName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            return new SelfSignedCertificate(pem(new JcaPKCS8Generator(keys.getPrivate(), null)), pem(certificate(hostName, keys)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("No self-signed certificate could be made: " + e.getMessage(), e);
        }
    }

    private static X509CertificateHolder certificate(String hostName, KeyPair keys) throws OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=" + hostName);
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(name, new BigInteger(127, new SecureRandom()), Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(LIFE)), name, keys.getPublic())
            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, hostName)))
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
