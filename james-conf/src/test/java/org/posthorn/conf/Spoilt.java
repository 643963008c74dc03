package org.posthorn.conf;

/**
 * A mistake made in a file that ships.
 *
 * @param sentence what the case shows
 * @param from a text of the file
 * @param to what stands there instead
 * @param expected what the one mistake found says, without the file and line
 */
record Spoilt(String sentence, String from, String to, String expected) {
    @Override
    public String toString() {
        return sentence;
    }
}
