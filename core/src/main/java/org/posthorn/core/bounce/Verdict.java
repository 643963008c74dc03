package org.posthorn.core.bounce;

/**
 * What a refusal means.
 *
 * @param rule the name of the rule that says so
 */
public record Verdict(Bounce bounce, String rule) {
}
