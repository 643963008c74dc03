package org.posthorn.core.tag;

import java.util.List;

/**
 * Which tags an account's messages may have.
 *
 * @param pools the egress pools that they may ask for
 * @param mayBypassSuppression whether they may be sent to suppressed recipients
 * @param unknownTag what becomes of a message with another
 */
public record TagPolicy(List<String> pools, boolean mayBypassSuppression, UnknownTag unknownTag) {
    /**
     * One pool, no bypass. What is not known is refused: a sender who asks for something is told at once that it is not to be had.
     */
    public static final TagPolicy DEFAULT = new TagPolicy(List.of("default"), false, UnknownTag.REJECT);
    /** What {@link #isPool} takes. */
    public static final String POOL_FORM = "a name of " + MailingCode.FORM;

    public TagPolicy {
        pools = List.copyOf(pools);
    }

    /** Whether a pool can have that name. */
    public static boolean isPool(String name) {
        return MailingCode.isCode(name);
    }
}
