package org.posthorn.smtp;

import java.util.List;
import java.util.Optional;

/**
 * The argument of MAIL or RCPT (RFC 5321 section 4.1.2): a path in angle brackets, and parameters behind a blank.
 *
 * @param mailbox what is between the brackets
 * @param parameters as written
 */
record PathArgument(String mailbox, List<String> parameters) {
    /**
     * Empty if it is not built like that.
     *
     * @param keyword {@code FROM:} or {@code TO:}
     */
    static Optional<PathArgument> parse(String argument, String keyword) {
        if (argument == null || !argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        String path = argument.substring(keyword.length()).strip();
        int end = endOfPath(path);
        if (end < 0 || end < path.length() - 1 && path.charAt(end + 1) != ' ') {
            return Optional.empty();
        }
        String rest = path.substring(end + 1).strip();
        return Optional.of(new PathArgument(path.substring(1, end), rest.isEmpty() ? List.of() : List.of(rest.split(" +", -1))));
    }

    /** Where the closing bracket is, one inside a quoted local part not counted; -1 if the path is not bracketed. */
    private static int endOfPath(String path) {
        if (!path.startsWith("<")) {
            return -1;
        }
        boolean quoted = false;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
