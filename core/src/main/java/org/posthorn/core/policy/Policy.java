package org.posthorn.core.policy;

import java.util.function.Predicate;

/**
 * What an account demands of its messages.
 *
 * @param rules its switches
 * @param isSendingDomain whether a domain, in lower case, is one of its sending domains
 * @param isMailingCode whether it has a mailing of that code
 */
public record Policy(RuleSet rules, Predicate<String> isSendingDomain, Predicate<String> isMailingCode) {
}
