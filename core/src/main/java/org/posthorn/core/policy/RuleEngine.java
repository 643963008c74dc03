package org.posthorn.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.message.RawMessage;

/** Holds a message against its account's rules. Reads the header section only, and of a hostile one no more than its bounds. */
public final class RuleEngine {
    private static final WellFormedHeader WELL_FORMED = new WellFormedHeader();
    private static final List<Rule> RULES = List.of(WELL_FORMED, new MessageIdRule(), new SingleToRule(), new SingleFromRule(), new NoCcBccRule(),
        new SubjectRule(), new SingleReplyToRule(), new MailingCodeRule(), new EnvelopeRule(), new NoReturnPathRule());

    private RuleEngine() {
    }

    /**
     * Every rule that the message breaks, in the order of {@code docs/rules.md}. A header section that cannot be taken apart breaks that one rule only.
     * What was put above the message as it came is not looked at.
     *
     * @param sender the envelope sender as {@code local@domain}; empty for the null sender
     */
    public static List<Broken> check(Policy policy, String sender, RawMessage message) {
        Optional<Broken> malformed = HeaderLines.fault(message.base()).map(WELL_FORMED::broken);
        if (malformed.isPresent()) {
            return List.of(malformed.get());
        }
        Header header = Header.of(RawMessage.of(message.base()));
        Submitted submitted = new Submitted(policy, sender, header, header.address("From"));
        List<Broken> broken = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.isOn(policy.rules())) {
                rule.check(submitted).map(rule::broken).ifPresent(broken::add);
            }
        }
        return broken;
    }
}
