package org.posthorn.core.policy;

import java.util.Optional;

import org.posthorn.core.address.Address;

/** Exactly one From with one valid address, whose domain is one of the account's sending domains: nobody writes in another's name. */
final class SingleFromRule implements Rule {
    @Override
    public String name() {
        return "singleFrom";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.singleFrom();
    }

    @Override
    public Optional<String> check(Submitted message) {
        int fields = message.header().count("From");
        if (fields != 1) {
            return Optional.of(fields == 0 ? "From is missing, set it to one address" : "There is more than one From, send one From with one address");
        }
        Optional<Address> author = message.author();
        if (author.isEmpty()) {
            return Optional.of("From is not one valid address, send one address and quote a display name that is not plain words");
        }
        boolean own = message.policy().isSendingDomain().test(author.get().domain());
        return own ? Optional.empty() : Optional.of("The domain of From is not one of your sending domains, use one that is or have it added");
    }
}
