package org.posthorn.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** This module's scripts, as files that other programs can read. */
final class Resources {
    private Resources() {
    }

    /** Writes the resource into the folder, over what is there, and answers its path. */
    static Path unpack(String name, Path folder) {
        try (InputStream stream = Resources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + name + " into " + folder, e);
        }
    }
}
