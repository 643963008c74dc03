package org.posthorn.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code var/ports.json}: the ports in use, by the listeners' names. */
final class PortsFile {
    private PortsFile() {
    }

    static void write(Path file, Map<String, Integer> ports) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, new ObjectMapper().writeValueAsString(ports) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
