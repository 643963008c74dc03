package org.posthorn.core.policy;

import java.util.Optional;

/** One thing that is asked of a message. Its name is the switch in the account's {@code rules} and stands in the reply. */
interface Rule {
    String name();

    /** Whether the account wants it. */
    boolean isOn(RuleSet rules);

    /** What is wrong and what to do, in one sentence of printable ASCII; empty where the message keeps the rule. */
    Optional<String> check(Submitted message);

    default Refusal refusal() {
        return Refusal.POLICY;
    }

    default Broken broken(String text) {
        return new Broken(name(), refusal(), text);
    }
}
