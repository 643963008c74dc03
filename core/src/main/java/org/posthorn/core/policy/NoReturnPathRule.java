package org.posthorn.core.policy;

import java.util.Optional;

/** No Return-Path, which is for the last server to write (RFC 5321 section 4.4). */
final class NoReturnPathRule implements Rule {
    @Override
    public String name() {
        return "noReturnPath";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.noReturnPath();
    }

    @Override
    public Optional<String> check(Submitted message) {
        boolean found = message.header().count("Return-Path") > 0;
        return found ? Optional.of("Return-Path is not for the sender to set, remove it") : Optional.empty();
    }
}
