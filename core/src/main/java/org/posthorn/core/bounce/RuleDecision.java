package org.posthorn.core.bounce;

/** What a rule says where its conditions hold. */
sealed interface RuleDecision {
    /** Why mail was refused, and how that counts while it is permanent. */
    record Reason(Bounce bounce) implements RuleDecision {
    }

    /**
     * What a message is.
     *
     * @param feedbackType of a complaint; null of others
     */
    record Kind(ReturnKind kind, String feedbackType) implements RuleDecision {
    }

    /** How far the delivery had come. */
    record Reached(Stage stage) implements RuleDecision {
    }

    /** What stands at the phrase. */
    record Mark(Place place) implements RuleDecision {
    }

    /** Places in the text of a return. */
    enum Place {
        /** The line begins the returned message, or what was told of it; nothing from there on is about the failure. */
        ORIGINAL,
        /** The address that follows on the line is a recipient's. */
        RECIPIENT,
        /** The address that follows on the line is the sender's, or another that did not fail. */
        SENDER
    }
}
