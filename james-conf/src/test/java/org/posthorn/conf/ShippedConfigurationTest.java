package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigurationTest {
    @TempDir
    private Path conf;

    @Test
    void everyFileIsCopied() throws IOException {
        ShippedConfiguration.copyTo(conf);

        assertThat(filesIn(conf)).containsExactlyInAnyOrderElementsOf(ShippedConfiguration.names());
    }

    @Test
    void everyFileThatIsPackedIsNamed() throws Exception {
        Path packed = Path.of(ShippedConfiguration.class.getResource("smtpserver.xml").toURI()).getParent();

        assertThat(filesIn(packed)).filteredOn(name -> !name.endsWith(".class")).containsExactlyInAnyOrderElementsOf(ShippedConfiguration.names());
    }

    @Test
    void aFileThatIsThereStaysAsItIs() throws IOException {
        Files.writeString(conf.resolve("smtpserver.xml"), "mine");

        ShippedConfiguration.copyTo(conf);

        assertThat(conf.resolve("smtpserver.xml")).hasContent("mine");
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
