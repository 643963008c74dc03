package org.posthorn.core.policy;

import java.util.List;
import java.util.function.Predicate;

import org.posthorn.core.tag.TagSource;

/**
 * What an account demands of its messages.
 *
 * @param rules its switches
 * @param isSendingDomain whether a domain, in lower case, is one of its sending domains
 * @param isMailingCode whether it has a mailing of that code
 * @param mailingSources where in the header a mailing code stands
 */
public record Policy(RuleSet rules, Predicate<String> isSendingDomain, Predicate<String> isMailingCode, List<TagSource> mailingSources) {
    public Policy {
        mailingSources = List.copyOf(mailingSources);
    }
}
