package org.posthorn.core.policy;

import java.util.Optional;

/** At most one Reply-To (RFC 5322 section 3.6). */
final class SingleReplyToRule implements Rule {
    @Override
    public String name() {
        return "singleReplyTo";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.singleReplyTo();
    }

    @Override
    public Optional<String> check(Submitted message) {
        boolean several = message.header().count("Reply-To") > 1;
        return several ? Optional.of("There is more than one Reply-To, send at most one") : Optional.empty();
    }
}
