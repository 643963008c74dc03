package org.posthorn.core.bounce;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Reads header sections, whole or damaged: what is no field is passed over. */
final class HeaderReader {
    private static final int MAX_LINES = 1000;
    private static final int MAX_VALUE = 4000;

    private HeaderReader() {
    }

    /** Up to the first empty line after a field. */
    static Header read(String text) {
        Header header = new Header();
        StringBuilder field = new StringBuilder();
        int begin = 0;
        for (int lines = 0; lines < MAX_LINES && begin < text.length(); lines++) {
            int end = lineEnd(text, begin);
            String line = text.substring(begin, end).stripTrailing();
            begin = end + 1;
            if (line.isEmpty() && (field.length() > 0 || !header.isEmpty())) {
                break;
            }
            takeLine(header, field, line);
        }
        takeField(header, field.toString());
        return header;
    }

    /** Where the header section ends in the message: behind its empty line. */
    static int end(String message) {
        int lf = message.indexOf("\n\n");
        int crlf = message.indexOf("\r\n\r\n");
        if (crlf >= 0 && (lf < 0 || crlf < lf)) {
            return crlf + 4;
        }
        return lf < 0 ? message.length() : lf + 2;
    }

    private static int lineEnd(String text, int begin) {
        int end = text.indexOf('\n', begin);
        return end < 0 ? text.length() : end;
    }

    private static void takeLine(Header header, StringBuilder field, String line) {
        boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (folded && field.length() > 0) {
            field.append(' ').append(line.strip());
        } else {
            takeField(header, field.toString());
            field.setLength(0);
            field.append(line);
        }
        field.setLength(Math.min(field.length(), MAX_VALUE));
    }

    private static void takeField(Header header, String field) {
        int colon = field.indexOf(':');
        if (colon > 0 && field.substring(0, colon).strip().indexOf(' ') < 0) {
            header.add(field.substring(0, colon).strip(), decoded(field.substring(colon + 1).strip()));
        }
    }

    private static String decoded(String value) {
        return value.contains("=?") ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT) : value;
    }
}
