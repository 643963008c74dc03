package org.posthorn.core.bounce;

import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** A {@code message/delivery-status} part inside a message whose MIME structure is broken: found by its own Content-Type line. */
final class StrayReport {
    private static final Pattern TYPE_LINE = Pattern.compile("(?im)^content-type:[ \t]*(?:\r?\n[ \t]+)?message/(?:global-)?delivery-status\\b");
    private static final Pattern EMPTY_LINE = Pattern.compile("(?m)^\r?\n");
    private static final Pattern BOUNDARY = Pattern.compile("(?m)^--[^ \r\n]");
    private static final int MAX_REPORT = 64 << 10;
    private static final int MAX_SEARCHED = 256 << 10;

    private StrayReport() {
    }

    /** From behind the part's header to the next line that begins like a boundary. */
    static Optional<String> find(String message) {
        String text = message.substring(0, Math.min(message.length(), MAX_SEARCHED));
        // A search by pattern in the whole message costs more than all else.
        if (!text.contains("elivery-")) {
            return Optional.empty();
        }
        Matcher type = TYPE_LINE.matcher(text);
        if (!type.find()) {
            return Optional.empty();
        }
        Matcher empty = EMPTY_LINE.matcher(text);
        if (!empty.find(type.end())) {
            return Optional.empty();
        }
        Matcher boundary = BOUNDARY.matcher(text);
        int end = boundary.find(empty.end()) ? boundary.start() : text.length();
        return Optional.of(text.substring(empty.end(), Math.min(end, empty.end() + MAX_REPORT)));
    }
}
