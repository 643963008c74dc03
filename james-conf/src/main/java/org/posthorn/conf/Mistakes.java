package org.posthorn.conf;

import java.util.ArrayList;
import java.util.List;

/** The mistakes of one file, as they are found. */
final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(XmlElement where, String message) {
        add(where.line(), where.path(), message);
    }

    void add(int line, String element, String message) {
        found.add(new Mistake(Mistake.Severity.ERROR, file, line, element, message));
    }

    void add(String message) {
        add(0, "", message);
    }

    List<Mistake> found() {
        return List.copyOf(found);
    }
}
