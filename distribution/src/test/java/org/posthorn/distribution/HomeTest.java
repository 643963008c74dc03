package org.posthorn.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.conf.ConfigurationCheck;

class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void anEmptyHomeGetsAConfigurationWithoutMistakes() {
        Home home = new Home(directory);
        home.prepare();
        assertThat(ConfigurationCheck.check(home.conf())).isEmpty();
    }

    @Test
    void whatTheOperatorWroteStays() throws IOException {
        Files.createDirectories(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/posthorn.properties"), "expireAfter=1d\n");
        new Home(directory).prepare();
        assertThat(directory.resolve("conf/posthorn.properties")).hasContent("expireAfter=1d");
        assertThat(directory.resolve("conf/mailetcontainer.xml")).exists();
    }

    @Test
    void aFileThatTheOperatorTookAwayStaysAway() throws IOException {
        Home home = new Home(directory);
        home.prepare();
        Files.delete(home.conf().resolve("webadmin.properties"));
        home.prepare();
        assertThat(home.conf().resolve("webadmin.properties")).doesNotExist();
    }

    @Test
    void theTlsKeyIsReadByItsOwnerOnly() throws IOException {
        Home home = new Home(directory);
        home.prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.conf().resolve("tls.key")))).isEqualTo("rw-------");
    }

    @Test
    void theCertificateIsValidAndNamesTheHost() throws Exception {
        String pem = SelfSignedCertificate.create("mail.example.net").certificatePem();
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames()).singleElement().asList().contains("mail.example.net");
    }

    @Test
    void aHomeIsOccupiedOnce() {
        Home home = new Home(directory);
        home.prepare();
        home.occupy();
        assertThatThrownBy(home::occupy).isInstanceOf(RuntimeException.class);
    }
}
