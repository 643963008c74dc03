package org.posthorn.conf;

/**
 * One thing that is wrong in the configuration.
 *
 * @param severity whether the server would start with it
 * @param file the file's name in conf/
 * @param line the line, from 1; 0 if the mistake has none, as in a file that is missing
 * @param element the element's path below the root, as in {@code /processors/processor[@state='root']/mailet[2]}, or the property's name; may be empty
 * @param message what is wrong and what was expected
 */
public record Mistake(Severity severity, String file, int line, String element, String message) {
    /** How bad it is. */
    public enum Severity {
        /** The server does not start with it, or would not do what it says. */
        ERROR,
        /** The server starts, and something has no effect. */
        WARNING
    }

    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line;
        String kind = severity == Severity.WARNING ? "warning: " : "";
        return place + ": " + kind + (element.isEmpty() ? "" : element + ": ") + message;
    }
}
