package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Words that a rule looks for in folded text ({@link FoldedText}). A star stands for up to 100 characters; a letter or digit at an end of the
 * phrase stands at an end of a word, so that "full" is not found in "successfully".
 */
record Phrase(List<String> pieces) {
    static final int SHORTEST_START = 3;
    private static final int MAX_GAP = 100;

    static Phrase of(String text) {
        return of(text, FoldedText::fold);
    }

    /** For text in which addresses stand as they are. */
    static Phrase withAddresses(String text) {
        return of(text, FoldedText::withAddresses);
    }

    private static Phrase of(String text, UnaryOperator<String> fold) {
        return new Phrase(Arrays.stream(text.split("\\*")).map(fold).filter(piece -> !piece.isEmpty()).toList());
    }

    String start() {
        return pieces.isEmpty() ? "" : pieces.get(0);
    }

    /** Where the phrase ends if it stands in the text at this place; -1 if it does not. */
    int endAt(String text, int place) {
        if (!text.startsWith(start(), place) || isInWord(text, place)) {
            return -1;
        }
        int end = place + start().length();
        for (int i = 1; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            int next = indexWithin(text, piece, end, end + MAX_GAP);
            if (next < 0) {
                return -1;
            }
            end = next + piece.length();
        }
        return isInWord(text, end) ? -1 : end;
    }

    boolean endsIn(String text) {
        String last = pieces.get(pieces.size() - 1);
        return text.endsWith(last) && !isInWord(text, text.length() - last.length());
    }

    private static int indexWithin(String text, String piece, int from, int latest) {
        for (int i = from; i <= latest && i + piece.length() <= text.length(); i++) {
            if (text.startsWith(piece, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the place is between two letters or digits of ASCII; other scripts may write without blanks. */
    static boolean isInWord(String text, int place) {
        return place > 0 && place < text.length() && isWordly(text.charAt(place - 1)) && isWordly(text.charAt(place));
    }

    private static boolean isWordly(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
