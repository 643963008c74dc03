package org.posthorn.core.account;

/**
 * What is put into an account's messages to learn what recipients do with them.
 *
 * @param opens an image in HTML
 * @param clicks links of our own in the place of those in HTML
 * @param host the host name of the image and the links, the account's own; null for the server's
 * @param unsubscribe List-Unsubscribe and List-Unsubscribe-Post
 */
public record Engagement(boolean opens, boolean clicks, String host, boolean unsubscribe) {
    public static final Engagement NONE = new Engagement(false, false, null, false);
    /** Unsubscribing alone. */
    public static final Engagement UNSUBSCRIBE = new Engagement(false, false, null, true);
}
