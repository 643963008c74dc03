package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DkimVerifierTest {
    private static final String KEY_NAME = "s1._domainkey.news.example.com";
    private static final String SIGN = "import sys, dkim\nm = sys.stdin.buffer.read()\n"
            + "sys.stdout.buffer.write(dkim.sign(m, b's1', b'news.example.com', open(sys.argv[1], 'rb').read(), canonicalize=(b'relaxed', b'relaxed')) + m)";
    private static final String MESSAGE = "From: a@news.example.com\r\nTo: b@example.org\r\nSubject: hello\r\nMessage-ID: <1@a>\r\n"
            + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\n.Hello world\r\n\r\n" + "x".repeat(990) + "\r\n";
    private static String record;
    private static String signed;

    @BeforeAll
    static void sign(@TempDir Path folder) throws IOException, GeneralSecurityException {
        RequiredTool.PYTHON_DKIM.require();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
        record = "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        signed = Programs.run(List.of(Programs.PYTHON, "-c", SIGN, key.toString()), bytes(MESSAGE), folder, Duration.ofSeconds(30)).orThrow().output();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean verify(DkimVerifier verifier, String message, String keyRecord) {
        verifier.require();
        return verifier.verify(bytes(message), KEY_NAME, keyRecord).valid();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsASignatureOfAnotherHand(DkimVerifier verifier) {
        assertThat(verify(verifier, signed, record)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMessageWithOneByteOfItsBodyAltered(DkimVerifier verifier) {
        assertThat(verify(verifier, signed.replace("Hello world", "Hello w0rld"), record)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMessageWithAnAlteredSubject(DkimVerifier verifier) {
        assertThat(verify(verifier, signed.replace("Subject: hello", "Subject: hallo"), record)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUnsignedMessage(DkimVerifier verifier) {
        assertThat(verify(verifier, MESSAGE, record)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherKey(DkimVerifier verifier) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String other = "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        assertThat(verify(verifier, signed, other)).isFalse();
    }
}
