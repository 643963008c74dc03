package org.posthorn.sqlite.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.dkim.SampleKeys;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.DomainStoreContract;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.sqlite.SqliteException;

class SqliteDomainStoreTest implements DomainStoreContract {
    private static final SendingDomain DOMAIN = new SendingDomain("acme", "acme.test", "bounce.acme.test", SampleKeys.KEY);

    @TempDir
    Path directory;
    private State state;

    @BeforeEach
    void setUp() {
        state = State.open(directory).withAccounts();
    }

    @AfterEach
    void tearDown() {
        state.close();
    }

    @Override
    public DomainStore store() {
        return state.domains();
    }

    @Test
    void aDomainAndItsKeyAreThereAfterReopening() {
        store().put(DOMAIN);

        state.close();
        state = State.open(directory);

        SendingDomain found = store().find("acme.test").orElseThrow();
        assertThat(found.key().privateKey().getEncoded()).isEqualTo(SampleKeys.KEY.privateKey().getEncoded());
        assertThat(store().isBounceDomain("bounce.acme.test")).isTrue();
    }

    @Test
    void aTrackingHostIsThereAfterReopening() {
        store().put(new SendingDomain(DOMAIN.account(), DOMAIN.domain(), DOMAIN.bounceDomain(), DOMAIN.key(), "t.acme.test"));

        state.close();
        state = State.open(directory);

        assertThat(store().find("acme.test").orElseThrow().trackingHost()).isEqualTo("t.acme.test");
    }

    @Test
    void noPartOfThePrivateKeyIsInTheFilesInTheClear() throws IOException {
        store().put(DOMAIN);

        String files = everyFile();

        RSAPrivateCrtKey key = (RSAPrivateCrtKey) SampleKeys.KEY.privateKey();
        assertThat(files).contains("bounce.acme.test");
        assertThat(Stream.of(key.getPrivateExponent().toByteArray(), key.getPrimeP().toByteArray(), key.getPrimeQ().toByteArray()))
            .noneMatch(secret -> files.contains(text(secret)));
    }

    @Test
    void noPartOfThePrivateKeyIsInTheFilesAfterClosing() throws IOException {
        store().put(DOMAIN);
        state.close();

        assertThat(everyFile()).doesNotContain(text(((RSAPrivateCrtKey) SampleKeys.KEY.privateKey()).getPrimeP().toByteArray()));
    }

    @Test
    void anotherMasterKeyIsRefusedWithTheDomainsName() {
        store().put(DOMAIN);
        state.close();

        assertThatThrownBy(() -> State.open(directory, State.masterKey(8))).isInstanceOf(SqliteException.class).hasMessageContaining("acme.test");
    }

    private String everyFile() throws IOException {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.append(text(Files.readAllBytes(file)));
            }
        }
        return content.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
