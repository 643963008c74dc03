package org.posthorn.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * A header section that every reader takes apart alike (RFC 5322 sections 2.2 and 3.6); no account can switch it off. Whatever would hide a
 * field from us or from those behind us is refused, never repaired: what we sign and what the recipient sees has to be what we checked. That fields
 * can be told apart at all is {@link HeaderLines}' part; what is left here is the fields that may be there once only.
 */
final class WellFormedHeader implements Rule {
    private static final List<String> AT_MOST_ONCE = List.of("From", "Sender", "Subject", "Date", "Message-ID");

    @Override
    public String name() {
        return "wellFormedHeader";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return true;
    }

    @Override
    public Refusal refusal() {
        return Refusal.MALFORMED;
    }

    @Override
    public Optional<String> check(Submitted message) {
        return AT_MOST_ONCE.stream().filter(name -> message.header().count(name) > 1).findFirst()
            .map(name -> "There is more than one " + name + ", send one");
    }
}
