package org.posthorn.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final byte[] PLAIN = "a private key".getBytes(UTF_8);

    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("var/master.key");
    }

    @Test
    void aKeyFileIsMadeForItsOwnerAlone() throws IOException {
        MasterKey.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aKeyFileHas32Octets() throws IOException {
        MasterKey.loadOrCreate(file);
        assertThat(Files.size(file)).isEqualTo(32);
    }

    @Test
    void nothingElseIsLeftBesideTheKeyFile() throws IOException {
        MasterKey.loadOrCreate(file);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSecondLoadGivesTheSameKey() throws IOException {
        byte[] sealed = MasterKey.loadOrCreate(file).seal(PLAIN, "dkim");
        assertThat(MasterKey.loadOrCreate(file).open(sealed, "dkim")).isEqualTo(PLAIN);
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        MasterKey.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> MasterKey.loadOrCreate(file)).isInstanceOf(IOException.class).hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void aShorterFileIsRefused() throws IOException {
        MasterKey.loadOrCreate(file);
        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> MasterKey.loadOrCreate(file)).isInstanceOf(IOException.class).hasMessageContaining("32 octets");
    }

    @Test
    void aLongerFileIsRefused() throws IOException {
        MasterKey.loadOrCreate(file);
        Files.write(file, new byte[33]);
        assertThatThrownBy(() -> MasterKey.loadOrCreate(file)).isInstanceOf(IOException.class).hasMessageContaining("32 octets");
    }

    @Test
    void whatIsSealedTwiceDiffers() {
        MasterKey key = MasterKey.of(new byte[32]);
        assertThat(key.seal(PLAIN, "dkim")).isNotEqualTo(key.seal(PLAIN, "dkim"));
    }

    @Test
    void anotherContextDoesNotOpen() {
        MasterKey key = MasterKey.of(new byte[32]);
        byte[] sealed = key.seal(PLAIN, "dkim");
        assertThatThrownBy(() -> key.open(sealed, "webhook")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("webhook");
    }

    @Test
    void aChangedOctetDoesNotOpen() {
        MasterKey key = MasterKey.of(new byte[32]);
        byte[] sealed = key.seal(PLAIN, "dkim");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> key.open(sealed, "dkim")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooFewOctetsDoNotOpen() {
        assertThatThrownBy(() -> MasterKey.of(new byte[32]).open(new byte[27], "dkim")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachPurposeHasItsOwnKey() {
        MasterKey key = MasterKey.of(new byte[32]);
        assertThat(key.derive("verp/2026q4")).hasSize(32).isEqualTo(key.derive("verp/2026q4")).isNotEqualTo(key.derive("verp/2026q3"));
    }

    @Test
    void theTextFormHidesTheSecret() {
        byte[] secret = new byte[32];
        assertThat(MasterKey.of(secret).toString()).doesNotContain(HexFormat.of().formatHex(secret)).isEqualTo("MasterKey");
    }
}
