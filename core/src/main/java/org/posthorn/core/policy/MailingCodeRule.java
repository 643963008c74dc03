package org.posthorn.core.policy;

import java.util.List;
import java.util.Optional;

import org.posthorn.core.tag.MailingCode;

/** A mailing code, where one is sent, is one of the account's; two are sent by no mistake that we could put right. */
final class MailingCodeRule implements Rule {
    @Override
    public String name() {
        return "mailingCode";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.mailingCode();
    }

    @Override
    public Optional<String> check(Submitted message) {
        List<String> codes = MailingCode.NAMES.stream().flatMap(name -> message.header().values(name).stream()).distinct().toList();
        if (codes.size() > 1) {
            return Optional.of("There are several mailing codes, send at most one");
        }
        boolean known = codes.stream().allMatch(message.policy().isMailingCode());
        return known ? Optional.empty() : Optional.of("The mailing code is not one of yours, use one that is or leave the header out");
    }
}
