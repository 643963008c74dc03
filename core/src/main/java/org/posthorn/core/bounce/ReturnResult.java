package org.posthorn.core.bounce;

/**
 * What a message that came back tells of one recipient.
 *
 * @param recipient the address, preferably as the sender gave it; null if the message names none
 * @param finalRecipient the address as the last server knew it; null if the message names none
 * @param bounce how it counts; null unless it is a failure or a delay
 * @param feedbackType such as {@code abuse} (RFC 5965), in lower case; null unless it is a feedback report
 * @param rule the names of what concluded it: what recognised the message, and behind a colon the rule that classified the refusal
 */
public record ReturnResult(ReturnKind kind, String recipient, String finalRecipient, Told told, Bounce bounce, String feedbackType, String rule) {
    /**
     * What the message says in its own words. Each part is null where it does not say it.
     *
     * @param action such as {@code failed} (RFC 3464 section 2.3.3), in lower case
     * @param status the enhanced status code
     * @param replyCode the server's reply code; 0 if there is none
     * @param diagnostic the reason in one line
     * @param remoteHost the server that refused
     * @param reportingMta the server that reports
     */
    public record Told(String action, String status, int replyCode, String diagnostic, String remoteHost, String reportingMta) {
        static final Told NOTHING = new Told(null, null, 0, null, null, null);
    }

    /** Of a message that is about no delivery. */
    static ReturnResult of(ReturnKind kind, String recipient, String feedbackType, String rule) {
        return new ReturnResult(kind, recipient, recipient, Told.NOTHING, null, feedbackType, rule);
    }

    /** Whether delivery to the recipient was given up. */
    public boolean isFailure() {
        return kind == ReturnKind.FAILURE;
    }
}
