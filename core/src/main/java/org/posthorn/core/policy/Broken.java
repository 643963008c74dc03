package org.posthorn.core.policy;

/**
 * A rule that a message breaks.
 *
 * @param rule the rule's name
 * @param refusal the codes that refuse the message
 * @param text what was wrong and what to do; printable ASCII, nothing of the message in it
 */
public record Broken(String rule, Refusal refusal, String text) {
}
