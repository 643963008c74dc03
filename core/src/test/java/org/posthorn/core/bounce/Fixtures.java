package org.posthorn.core.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Returned messages in the manner of some servers, written for these tests. */
final class Fixtures {
    static final List<String> NAMES = List.of("postfix-like", "exchange-like", "broken", "exim-like", "qmail-like", "transcript-like", "feedback",
        "json-notification", "json-complaint", "away");

    private Fixtures() {
    }

    static List<byte[]> all() {
        return NAMES.stream().map(Fixtures::read).toList();
    }

    static byte[] read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name + ".eml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
