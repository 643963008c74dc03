package org.posthorn.core.envelope;

import java.util.Objects;

import org.posthorn.core.tag.Tags;

/**
 * The field {@code Feedback-ID}, by which Gmail counts complaints: {@code campaign:account:kind of mail:posthorn}. Postmaster Tools show figures
 * of each part; the last names the sender's system.
 */
public final class FeedbackId {
    /** The header field. */
    public static final String FIELD = "Feedback-ID";

    private static final String SYSTEM = "posthorn";
    private static final int MAX_PART = 60;

    private FeedbackId() {
    }

    /** The field's value; what a message does not say is empty, and what could not stand in a part is a hyphen. */
    public static String of(String account, Tags tags) {
        return part(tags.campaign()) + ":" + part(account) + ":" + part(tags.channel() == null ? tags.mailing() : tags.channel()) + ":" + SYSTEM;
    }

    private static String part(String text) {
        String whole = Objects.requireNonNullElse(text, "");
        return whole.substring(0, Math.min(whole.length(), MAX_PART)).replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
