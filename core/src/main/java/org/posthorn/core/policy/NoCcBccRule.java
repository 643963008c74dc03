package org.posthorn.core.policy;

import java.util.Optional;

/** Neither Cc nor Bcc, empty ones included. */
final class NoCcBccRule implements Rule {
    @Override
    public String name() {
        return "noCcBcc";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.noCcBcc();
    }

    @Override
    public Optional<String> check(Submitted message) {
        boolean found = message.header().count("Cc") + message.header().count("Bcc") > 0;
        return found ? Optional.of("Cc and Bcc are not allowed, remove them and send a message of its own to each recipient") : Optional.empty();
    }
}
