package org.posthorn.core.tag;

/**
 * What the sender calls a message, so that its events can be told apart and summed up. Each text may be null.
 *
 * @param campaign the mailing action it belongs to
 * @param channel the kind of mail it is
 * @param recipientId the sender's own key of the recipient
 * @param mailing the code of the account's sub-client that pays for it
 * @param pool the egress pool asked for
 * @param bypassSuppression whether it goes to suppressed recipients too
 */
public record Tags(String campaign, String channel, String recipientId, String mailing, String pool, boolean bypassSuppression) {
    public static final Tags NONE = new Tags(null, null, null, null, null);

    public Tags(String campaign, String channel, String recipientId, String mailing, String pool) {
        this(campaign, channel, recipientId, mailing, pool, false);
    }

    public static Tags ofMailing(String code) {
        return code == null ? NONE : new Tags(null, null, null, code, null);
    }
}
