package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSearchTest {
    private static final String SECRET = "correct-horse-battery";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log(String told) {
        return octets("2026-11-21 DEBUG said " + told + " to me\n");
    }

    @Test
    void itIsFoundAsItIs() {
        assertThat(SEARCH.isIn(log(SECRET))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'', x", "a, ''", "a, x", "ab, ''", "ab, xy", "abc, xyz", "\0user\0, ''"})
    void itIsFoundInBase64WhateverStandsAround(String before, String behind) {
        assertThat(SEARCH.isIn(log(Base64.getEncoder().encodeToString(octets(before + SECRET + behind))))).isTrue();
    }

    @Test
    void itIsFoundInBase64InLines() {
        assertThat(SEARCH.isIn(log(Base64.getMimeEncoder(20, octets("\r\n")).encodeToString(octets(SECRET))))).isTrue();
    }

    @Test
    void itIsFoundInHex() {
        assertThat(SEARCH.isIn(log(HexFormat.of().withUpperCase().formatHex(octets(SECRET))))).isTrue();
    }

    @Test
    void itIsFoundInCapitals() {
        assertThat(SEARCH.isIn(log(Base64.getEncoder().encodeToString(octets("\0u\0" + SECRET)).toUpperCase(Locale.ROOT)))).isTrue();
    }

    @Test
    void itIsFoundInNumbers() {
        assertThat(SEARCH.isIn(log(Arrays.toString(octets("x" + SECRET + "y"))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-horse-batter", "correct horse battery", "Y29ycmVjdA==", ""})
    void whatIsNotTheSecretIsNotFound(String told) {
        assertThat(SEARCH.isIn(log(told))).isFalse();
    }

    @Test
    void theFileThatHoldsItIsNamed(@TempDir Path folder) throws IOException {
        Files.write(Files.createDirectories(folder.resolve("a")).resolve("log"), log(SECRET));
        Files.write(folder.resolve("b"), log("nothing"));
        assertThat(SEARCH.in(folder)).containsExactly(folder.resolve("a/log"));
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static SecretSearch privateKeyOf(KeyPair pair) throws GeneralSecurityException {
        return new SecretSearch(RsaMarker.ofPrivateKeyOf(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
    }

    @Test
    void anRsaPrivateKeyIsFoundInItsPem() throws GeneralSecurityException {
        KeyPair pair = rsa();
        String pem = Base64.getMimeEncoder(64, octets("\n")).encodeToString(pair.getPrivate().getEncoded());
        assertThat(privateKeyOf(pair).isIn(octets("-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n"))).isTrue();
    }

    @Test
    void itsPublicKeyIsNotTakenForIt() throws GeneralSecurityException {
        KeyPair pair = rsa();
        assertThat(privateKeyOf(pair).isIn(pair.getPublic().getEncoded())).isFalse();
    }
}
