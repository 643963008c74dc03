package org.posthorn.core.bounce;

/**
 * Text as rules compare it: lower case, runs of blanks and line ends as one blank, typographic quotes as plain ones, and each mail address,
 * with the angle brackets around it, as a single {@code @}, so that no local part or host can look like a phrase.
 */
final class FoldedText {
    private static final String LEFT_END = " <>()[]\"',;:=";

    private FoldedText() {
    }

    static String fold(String text) {
        return withoutAddresses(plain(text));
    }

    /** Where an address counts: as it is, in lower case. */
    static String withAddresses(String text) {
        return plain(text).toString().strip();
    }

    private static StringBuilder plain(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            boolean repeatedBlank = c == ' ' && (folded.length() == 0 || folded.charAt(folded.length() - 1) == ' ');
            if (c != 0 && !repeatedBlank) {
                folded.append(c);
            }
        }
        return folded;
    }

    /** 0 for what is left out. */
    private static char plain(char c) {
        if (c > ' ' && c < 0x7f) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u00b4' -> '\'';
            case '\u201c', '\u201d' -> '"';
            case '\u00ad', '\u200b', '\ufeff' -> 0;
            default -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) ? ' ' : Character.toLowerCase(c);
        };
    }

    private static String withoutAddresses(StringBuilder text) {
        int at = text.indexOf("@");
        if (at < 0) {
            return text.toString().strip();
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int start = leftEnd(text, done, at);
            int end = rightEnd(text, at);
            if (start < at && end > at + 1) {
                boolean bracketed = start > done && text.charAt(start - 1) == '<' && end < text.length() && text.charAt(end) == '>';
                out.append(text, done, bracketed ? start - 1 : start).append('@');
                done = bracketed ? end + 1 : end;
            }
            at = text.indexOf("@", Math.max(at + 1, end));
        }
        return out.append(text, done, text.length()).toString().strip();
    }

    private static int leftEnd(CharSequence text, int from, int at) {
        int start = at;
        while (start > from && LEFT_END.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static int rightEnd(CharSequence text, int at) {
        int end = at + 1;
        while (end < text.length() && isOfDomain(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean isOfDomain(char c) {
        return c == '.' || c == '-' || Character.isLetterOrDigit(c);
    }
}
