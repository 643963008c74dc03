package org.posthorn.core.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bounce messages in the manner of some servers, written for these tests. */
final class Fixtures {
    private Fixtures() {
    }

    static byte[] read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name + ".eml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
