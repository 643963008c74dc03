package org.posthorn.core.bounce;

import java.util.List;

/**
 * A rule: its decision holds where one phrase of each kind that it has, one of its patterns, and its conditions, hold.
 *
 * @param file where it is written
 * @param because why it decides so
 * @param tests lines for which it decides
 */
record Rule(String name, String file, Phrases phrases, RuleConditions conditions, RuleDecision decision, String because, List<RuleSection.Line> tests) {
    /**
     * What it looks for.
     *
     * @param text in the text of a reply or of a message
     * @param from in the field From
     * @param subject in the field Subject
     * @param patterns in the begin of the text of a reply or of a message
     */
    record Phrases(List<Phrase> text, List<Phrase> from, List<Phrase> subject, List<RulePattern> patterns) {
    }

    List<Phrase> text() {
        return phrases.text();
    }

    List<Phrase> from() {
        return phrases.from();
    }

    List<Phrase> subject() {
        return phrases.subject();
    }

    List<RulePattern> patterns() {
        return phrases.patterns();
    }

    /** Whether it tells by words, not by codes or fields alone. */
    boolean isByText() {
        return !text().isEmpty() || !patterns().isEmpty();
    }
}
