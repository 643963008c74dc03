package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * One header field (RFC 5322 section 2.2) as a slice of its message: octets {@code start} to {@code end}, the final CRLF included.
 *
 * @param colon where the name ends
 */
public record HeaderField(byte[] source, int start, int colon, int end) {

    /** The name as written. */
    public String name() {
        return new String(source, start, colon - start, ISO_8859_1).stripTrailing();
    }

    /** Whether the field has that name, in any case. */
    public boolean is(String name) {
        if (!begins(name)) {
            return false;
        }
        for (int i = start + name.length(); i < colon; i++) {
            if (!isBlank(source[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the field's name begins so, in any case. */
    boolean begins(String text) {
        if (colon - start < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lower(source[start + i]) != lower((byte) text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** All octets of the field as characters 0 to 255, with the final CRLF. */
    public String text() {
        return new String(source, start, end - start, ISO_8859_1);
    }

    /** What follows the colon, line breaks taken out, outer blanks stripped; octets above 127 as characters 128 to 255. */
    public String unfoldedValue() {
        return new String(source, colon + 1, end - colon - 1, ISO_8859_1).replace("\r", "").replace("\n", "").strip();
    }

    static void readAll(byte[] message, List<HeaderField> into) {
        int position = 0;
        while (position < message.length) {
            int end = endOfField(message, position);
            int colon = colon(message, position, end);
            if (colon < 0) {
                return;
            }
            into.add(new HeaderField(message, position, colon, end));
            position = end;
        }
    }

    /** The offset just behind the empty line that ends the header block, or the message's length. */
    static int endOfHeader(byte[] message) {
        int position = 0;
        while (position < message.length) {
            int end = endOfLine(message, position);
            boolean empty = end - position == 1 || end - position == 2 && message[position] == '\r';
            if (empty && message[end - 1] == '\n') {
                return end;
            }
            position = end;
        }
        return message.length;
    }

    private static int endOfField(byte[] message, int from) {
        int end = endOfLine(message, from);
        while (end < message.length && isBlank(message[end])) {
            end = endOfLine(message, end);
        }
        return end;
    }

    private static int endOfLine(byte[] message, int from) {
        int position = from;
        while (position < message.length && message[position] != '\n') {
            position++;
        }
        return Math.min(position + 1, message.length);
    }

    private static int colon(byte[] message, int from, int end) {
        for (int i = from; i < end; i++) {
            if (message[i] == ':') {
                return i > from ? i : -1;
            }
            if (message[i] == '\r' || message[i] == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
