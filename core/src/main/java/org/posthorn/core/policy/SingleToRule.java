package org.posthorn.core.policy;

import java.util.Optional;

/** Exactly one To with one valid address. */
final class SingleToRule implements Rule {
    @Override
    public String name() {
        return "singleTo";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.singleTo();
    }

    @Override
    public Optional<String> check(Submitted message) {
        int fields = message.header().count("To");
        if (fields != 1) {
            return Optional.of(fields == 0 ? "To is missing, set it to one address" : "There is more than one To, send one To with one address");
        }
        boolean single = message.header().address("To").isPresent();
        return single ? Optional.empty() : Optional.of("To is not one valid address, send a message of its own to each recipient and quote odd names");
    }
}
