package org.posthorn.core.bounce;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that a rule looks for in the begin of folded text ({@link FoldedText}), whatever the case of its letters. RE2/J searches in
 * a time that grows with the text's length only; the expression's length and its counted repetitions are bounded, so that it stays small.
 */
record RulePattern(Pattern pattern) {
    static final int LONGEST = 300;
    static final int MOST_REPETITIONS = 1000;
    /** Of the text no more characters are searched. */
    static final int MAX_SEARCHED = 4000;

    private static final Pattern COUNT = Pattern.compile("\\{(?:[0-9]+,)?([0-9]+),?\\}");

    /** @throws IllegalArgumentException if it is none; the message says what to do */
    static RulePattern of(String regex) {
        if (regex.isEmpty() || regex.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters; write several, one a line: one must be found");
        }
        if (repetitions(regex) > MOST_REPETITIONS) {
            throw new IllegalArgumentException("the counts {n} of a pattern multiply to more than " + MOST_REPETITIONS + "; write * or + in their place");
        }
        try {
            return new RulePattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("this is no regular expression of RE2: " + e.getMessage() + "; see the syntax of RE2, or use phrase =", e);
        }
    }

    private static long repetitions(String regex) {
        long product = 1;
        Matcher count = COUNT.matcher(regex);
        while (count.find() && product <= MOST_REPETITIONS) {
            product *= count.group(1).length() > 4 ? MOST_REPETITIONS + 1 : Math.max(1, Integer.parseInt(count.group(1)));
        }
        return product;
    }

    boolean isIn(String folded) {
        return pattern.matcher(folded.length() <= MAX_SEARCHED ? folded : folded.substring(0, MAX_SEARCHED)).find();
    }

    /** Whether one of them is in the text; true if there are none. */
    static boolean anyIn(List<RulePattern> patterns, String folded) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.isIn(folded));
    }
}
