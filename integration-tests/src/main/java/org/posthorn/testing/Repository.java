package org.posthorn.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this clone is. */
public final class Repository {
    private Repository() {
    }

    /** The nearest folder at or above the working directory that holds this module's pom. Throws IllegalStateException outside a clone. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("integration-tests/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside a clone of the repository: " + here);
    }

    /** This module's build folder. */
    public static Path target() {
        return root().resolve("integration-tests/target");
    }
}
