package org.posthorn.core.bounce;

/**
 * What is wrong in a rules file.
 *
 * @param line counted from 1
 */
public record RuleMistake(String file, int line, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
