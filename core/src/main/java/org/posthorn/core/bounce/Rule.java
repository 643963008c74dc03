package org.posthorn.core.bounce;

import java.util.List;

/**
 * A rule: its decision holds where one phrase of each kind that it has, and its conditions, hold.
 *
 * @param file where it is written
 * @param because why it decides so
 * @param tests lines for which it decides
 */
record Rule(String name, String file, Phrases phrases, RuleConditions conditions, RuleDecision decision, String because, List<String> tests) {
    /**
     * What it looks for.
     *
     * @param text in the text of a reply or of a message
     * @param from in the field From
     * @param subject in the field Subject
     */
    record Phrases(List<Phrase> text, List<Phrase> from, List<Phrase> subject) {
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
}
