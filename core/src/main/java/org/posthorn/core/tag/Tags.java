package org.posthorn.core.tag;

/**
 * What the sender calls a message, so that its events can be told apart and summed up. Each may be null.
 *
 * @param campaign the mailing action it belongs to
 * @param channel the kind of mail it is
 * @param recipientId the sender's own key of the recipient
 * @param mailing the code of the account's sub-client that pays for it
 * @param pool the egress pool asked for
 */
public record Tags(String campaign, String channel, String recipientId, String mailing, String pool) {
    public static final Tags NONE = new Tags(null, null, null, null, null);

    public static Tags ofMailing(String code) {
        return code == null ? NONE : new Tags(null, null, null, code, null);
    }
}
