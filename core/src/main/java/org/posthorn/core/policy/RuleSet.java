package org.posthorn.core.policy;

/**
 * The switches of an account's rules; {@code docs/rules.md} says what each refuses. Whether a header section is well formed is no switch.
 *
 * @param messageId a Message-ID of the form {@code <left@right>} is required
 * @param singleTo exactly one To with one address
 * @param singleFrom exactly one From with one address of a sending domain of the account
 * @param noCcBcc neither Cc nor Bcc
 * @param subject a Subject that is not empty
 * @param singleReplyTo at most one Reply-To
 * @param mailingCode a mailing code, where sent, is one of the account's
 * @param envelope what the envelope sender has to do with From
 * @param noReturnPath no Return-Path
 */
public record RuleSet(boolean messageId, boolean singleTo, boolean singleFrom, boolean noCcBcc, boolean subject, boolean singleReplyTo,
                      boolean mailingCode, EnvelopeMatch envelope, boolean noReturnPath) {
    /** No rule. */
    public static final RuleSet NONE = new RuleSet(false, false, false, false, false, false, false, EnvelopeMatch.ANY, false);

    /**
     * What keeps mail from being refused by the big mailbox providers and others from being impersonated, and lets every honest client through:
     * several recipients and an empty subject are no fault, a Message-ID is added where there is none (RFC 6409 section 8.3), and a Return-Path is taken
     * out before the message leaves.
     */
    public static final RuleSet ADVISED = new RuleSet(false, false, true, false, false, true, true, EnvelopeMatch.ALIGNED, false);

    /** All that Episerver Campaign's SMTP API documents. */
    public static final RuleSet EPISERVER = new RuleSet(true, true, true, true, true, true, true, EnvelopeMatch.EQUAL, true);
}
